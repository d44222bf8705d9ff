package dev.pergola.core.change;

import dev.pergola.core.text.SqlToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a statement speaks of tables and views: behind FROM, JOIN and IN, and behind the commas between. Rather one
 * too many than one too few. For one statement.
 */
final class TableReferences {

    /** These end a list of tables. None of them can be a name without quotes. */
    private static final List<String> ENDS = List.of(
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "SET",
            "RETURNING",
            "SELECT",
            "VALUES",
            "UNION",
            "EXCEPT",
            "INTERSECT");

    private final List<SqlToken> tokens;
    private final List<Reference> found = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private TableReferences(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * A table or view that is spoken of.
     *
     * @param name as it was written, without quotes
     * @param schema the name before the dot
     * @param index of the token
     * @param called whether arguments follow, as they do behind a function
     */
    record Reference(String name, Optional<String> schema, int index, boolean called) {}

    /** Within one pair of parentheses. */
    private static final class Level {
        private boolean listing;
        private boolean expecting;

        Level(boolean listing) {
            this.listing = listing;
            this.expecting = listing;
        }
    }

    /** The references in tokens from an index on, in order. */
    static List<Reference> from(List<SqlToken> tokens, int begin) {
        TableReferences references = new TableReferences(tokens);
        references.levels.push(new Level(false));
        int index = begin;
        while (index < tokens.size()) {
            index = references.step(index);
        }
        return references.found;
    }

    /** Names that common table expressions define anywhere in the statement, in small letters. */
    static Set<String> defined(List<SqlToken> tokens) {
        Set<String> names = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("AS") && behindAs(tokens, i + 1)) {
                int name = tokens.get(i - 1).is(')') ? opening(tokens, i - 1) - 1 : i - 1;
                if (name >= 0) {
                    tokens.get(name).name().ifPresent(text -> names.add(text.toLowerCase(Locale.ROOT)));
                }
            }
        }
        return names;
    }

    private static boolean behindAs(List<SqlToken> tokens, int index) {
        int next = index;
        while (next < tokens.size()
                && (tokens.get(next).is("NOT") || tokens.get(next).is("MATERIALIZED"))) {
            next++;
        }
        return next < tokens.size() && tokens.get(next).is('(');
    }

    private static int opening(List<SqlToken> tokens, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            depth += tokens.get(i).is(')') ? 1 : tokens.get(i).is('(') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private int step(int index) {
        SqlToken token = tokens.get(index);
        Level level = levels.element();
        if (token.is('(')) {
            boolean nested = level.expecting;
            level.expecting = false;
            levels.push(new Level(nested));
        } else if (token.is(')')) {
            if (levels.size() > 1) {
                levels.pop();
            }
        } else if (token.is(',')) {
            level.expecting = level.listing;
        } else if (token.is("FROM")) {
            level.listing = !compares(index);
            level.expecting = level.listing && !tokens.get(index - 1).is("DELETE");
        } else if (token.is("JOIN")) {
            level.listing = true;
            level.expecting = true;
        } else if (token.is("IN")) {
            return index + 1 < tokens.size() && tokens.get(index + 1).is('(') ? index + 1 : refer(index + 1);
        } else if (ENDS.stream().anyMatch(token::is)) {
            level.listing = false;
            level.expecting = false;
        } else if (level.expecting && token.name().isPresent()) {
            level.expecting = false;
            return refer(index);
        }
        return index + 1;
    }

    /** {@code IS [NOT] DISTINCT FROM} is no list of tables. */
    private boolean compares(int index) {
        return index > 1
                && tokens.get(index - 1).is("DISTINCT")
                && (tokens.get(index - 2).is("IS") || tokens.get(index - 2).is("NOT"));
    }

    private int refer(int index) {
        Optional<SqlStatement.Named> named = SqlStatement.nameAt(tokens, index);
        if (named.isEmpty()) {
            return index;
        }
        int next = named.get().next();
        boolean called = next < tokens.size() && tokens.get(next).is('(');
        found.add(new Reference(named.get().name(), named.get().schema(), index, called));
        return next;
    }
}
