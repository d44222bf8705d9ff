package dev.pergola.core.change;

import static java.util.Comparator.comparingInt;

import dev.pergola.core.change.SqlOperation.Kind;
import dev.pergola.core.change.TableReferences.Reference;
import dev.pergola.core.text.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A statement that changes rows of one table, taken apart as far as it takes to say in which order it reads and writes.
 *
 * @param statement the statement
 * @param table its name
 * @param schema the name before the dot
 * @param behind the index of what follows the name
 * @param columns the names of its columns, in small letters
 */
record RowStatement(SqlStatement statement, String table, Optional<String> schema, int behind, Set<String> columns) {

    static RowStatement of(SqlStatement statement, Function<String, Set<String>> columns) {
        List<SqlToken> tokens = statement.tokens();
        int index = statement.verb() + 1;
        if (SqlStatement.startsWith(tokens, index, "OR")) {
            index += 2;
        }
        if (SqlStatement.startsWith(tokens, index, "INTO") || SqlStatement.startsWith(tokens, index, "FROM")) {
            index++;
        }
        SqlStatement.Named named =
                SqlStatement.nameAt(tokens, index).orElseThrow(() -> SqlAnalysis.unsupported("unknown statement"));
        return new RowStatement(statement, named.name(), named.schema(), named.next(), columns.apply(named.name()));
    }

    /**
     * Something that happens to the table, or another table that is read.
     *
     * @param index where the statement says so
     * @param kind what happens to the table
     * @param reference the other table
     */
    record Event(int index, Kind kind, Optional<Reference> reference) {

        static Event of(int index, Kind kind) {
            return new Event(index, kind, Optional.empty());
        }
    }

    /** Everything in the order in which SQLite meets it. */
    List<Event> events(List<Reference> references) {
        List<Event> events = new ArrayList<>();
        references.forEach(reference -> events.add(new Event(reference.index(), Kind.READ, Optional.of(reference))));
        switch (statement.form()) {
            case INSERT -> addInsert(events);
            case UPDATE -> {
                int set = next("SET", behind);
                events.add(Event.of(endOfFirstAssignment(set), Kind.UPDATE));
                addUses(set + 1, events, true);
            }
            default -> {
                events.add(Event.of(statement.verb(), Kind.DELETE));
                addUses(behind, events, false);
            }
        }
        // Common table expressions stand before the verb, but are met where they are used.
        events.sort(comparingInt(
                event -> event.index() < statement.verb() ? tokens().size() + event.index() : event.index()));
        return events;
    }

    private List<SqlToken> tokens() {
        return statement.tokens();
    }

    private void addInsert(List<Event> events) {
        events.add(Event.of(statement.verb(), Kind.INSERT));
        int conflict = behind;
        int end = tokens().size();
        while ((conflict = next("CONFLICT", conflict)) < end) {
            if (conflict + 1 < end && tokens().get(conflict + 1).is('(')) {
                events.add(Event.of(conflict, Kind.READ));
            }
            if (tokens().get(Math.min(conflict + 1, end - 1)).is('(') || nextIs(conflict + 1, "DO")) {
                int update = next("UPDATE", conflict);
                if (update < end && tokens().get(update - 1).is("DO")) {
                    events.add(Event.of(update, Kind.UPDATE));
                    addUses(next("SET", update) + 1, events, true);
                }
            }
            conflict++;
        }
        addUses(next("RETURNING", behind), events, false);
    }

    private boolean nextIs(int index, String word) {
        return SqlStatement.startsWith(tokens(), index, word);
    }

    /** The index of a word outside of parentheses, or the number of tokens. */
    private int next(String word, int from) {
        int depth = 0;
        for (int i = from; i < tokens().size(); i++) {
            if (tokens().get(i).is('(')) {
                depth++;
            } else if (tokens().get(i).is(')')) {
                depth--;
            } else if (depth == 0 && tokens().get(i).is(word)) {
                return i;
            }
        }
        return tokens().size();
    }

    private int endOfFirstAssignment(int set) {
        int depth = 0;
        for (int i = set + 1; i < tokens().size(); i++) {
            SqlToken token = tokens().get(i);
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            } else if (depth == 0
                    && (token.is(',') || token.is("WHERE") || token.is("FROM") || token.is("RETURNING"))) {
                return i;
            }
        }
        return tokens().size();
    }

    /** Names of cells of the table, but for those to which something is assigned. */
    private void addUses(int from, List<Event> events, boolean assigning) {
        boolean target = assigning;
        int depth = 0;
        for (int i = from; i < tokens().size(); i++) {
            SqlToken token = tokens().get(i);
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            } else if (depth == 0 && target && token.is('=')) {
                target = false;
            } else if (depth == 0 && assigning && token.is(',')) {
                target = true;
            } else if (depth == 0 && (token.is("WHERE") || token.is("FROM") || token.is("RETURNING"))) {
                target = false;
            } else if (!target && usesCell(i, from)) {
                events.add(Event.of(i, Kind.READ));
                return;
            }
        }
    }

    private boolean usesCell(int index, int from) {
        SqlToken token = tokens().get(index);
        if (token.is('*')) {
            return index == from + 1
                    || tokens().get(index - 1).is(',')
                    || tokens().get(index - 1).is("RETURNING");
        }
        boolean called = index + 1 < tokens().size() && tokens().get(index + 1).is('(');
        boolean qualifies =
                index + 1 < tokens().size() && tokens().get(index + 1).is('.');
        boolean ofAnother = index > 1
                && tokens().get(index - 1).is('.')
                && List.of("EXCLUDED", "NEW", "OLD").stream().anyMatch(tokens().get(index - 2)::is);
        return !called
                && !qualifies
                && !ofAnother
                && token.kind() != SqlToken.Kind.STRING
                && token.name()
                        .filter(name -> columns.contains(name.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }
}
