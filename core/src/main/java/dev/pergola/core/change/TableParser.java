package dev.pergola.core.change;

import static dev.pergola.core.change.ColumnClause.Kind.CHECK;
import static dev.pergola.core.change.ColumnClause.Kind.COLLATE;
import static dev.pergola.core.change.ColumnClause.Kind.DEFAULT;
import static dev.pergola.core.change.ColumnClause.Kind.FOREIGN_KEY;
import static dev.pergola.core.change.ColumnClause.Kind.GENERATED;
import static dev.pergola.core.change.ColumnClause.Kind.NOT_NULL;
import static dev.pergola.core.change.ColumnClause.Kind.NULL;
import static dev.pergola.core.change.ColumnClause.Kind.PRIMARY_KEY;
import static dev.pergola.core.change.ColumnClause.Kind.REFERENCES;
import static dev.pergola.core.change.ColumnClause.Kind.UNIQUE;

import dev.pergola.api.ServerException;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a CREATE TABLE statement that SQLite has accepted and keeps. What it does not understand it refuses, so that
 * nothing of a table is lost. For one statement.
 */
final class TableParser {

    private static final Set<String> TABLE_CLAUSES = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
    private static final Set<String> COLUMN_CLAUSES = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS");

    private final String sql;
    private final List<SqlToken> tokens;
    private int next;

    private TableParser(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
    }

    static TableDefinition parse(String sql) {
        return new TableParser(sql).definition();
    }

    private TableDefinition definition() {
        while (!peek('(')) {
            take();
        }
        take();
        List<DefinedColumn> columns = new ArrayList<>();
        List<ColumnClause> clauses = new ArrayList<>();
        while (!peek(')')) {
            if (beginsOneOf(TABLE_CLAUSES)) {
                clauses.add(clause(true));
            } else {
                columns.add(column());
            }
            if (peek(',')) {
                take();
            }
        }
        int end = take().end();
        return new TableDefinition(columns, clauses, sql.substring(end).strip());
    }

    private DefinedColumn column() {
        String name = take().name().orElseThrow(this::unknown);
        int start = next;
        while (!ends() && !beginsOneOf(COLUMN_CLAUSES)) {
            skipOne();
        }
        String type = text(start, next);
        List<ColumnClause> clauses = new ArrayList<>();
        while (!ends()) {
            clauses.add(clause(false));
        }
        return new DefinedColumn(name, type, clauses).withQuotedDefault();
    }

    private ColumnClause clause(boolean ofTable) {
        Optional<String> name = Optional.empty();
        if (beginsOneOf(Set.of("CONSTRAINT"))) {
            take();
            name = Optional.of(take().text());
        }
        int start = next;
        ColumnClause.Kind kind = kind();
        switch (kind) {
            case PRIMARY_KEY -> skipKey(ofTable);
            case NOT_NULL, NULL -> skipConflict();
            case UNIQUE -> {
                if (ofTable) {
                    skipOne();
                }
                skipConflict();
            }
            case CHECK -> {
                skipOne();
                skipConflict();
            }
            case DEFAULT -> {
                if (peek('+') || peek('-')) {
                    take();
                }
                skipOne();
            }
            case COLLATE -> take();
            case GENERATED -> skipGenerated();
            case REFERENCES -> skipReference();
            case FOREIGN_KEY -> {
                skipOne();
                take();
                skipReference();
            }
        }
        return new ColumnClause(kind, name, kind == REFERENCES ? reference(start) : text(start, next));
    }

    /** A relation with the names of table and column in quotes, and the rest as it was written. */
    private String reference(int start) {
        StringBuilder quoted = new StringBuilder("REFERENCES ").append(quoted(start + 1));
        int at = start + 2;
        if (at < next && tokens.get(at).is('(')) {
            quoted.append('(').append(quoted(at + 1)).append(')');
            at += 3;
        }
        return at < next ? quoted.append(' ').append(text(at, next)).toString() : quoted.toString();
    }

    private String quoted(int token) {
        return SqlIdentifier.quoteAlways(tokens.get(token).name().orElseThrow(this::unknown));
    }

    /** Takes the words that tell the kind. */
    private ColumnClause.Kind kind() {
        SqlToken word = take();
        if (word.is("PRIMARY")) {
            take();
            return PRIMARY_KEY;
        }
        if (word.is("FOREIGN")) {
            take();
            return FOREIGN_KEY;
        }
        if (word.is("NOT")) {
            take();
            return NOT_NULL;
        }
        for (ColumnClause.Kind kind : List.of(NULL, DEFAULT, UNIQUE, CHECK, COLLATE, GENERATED, REFERENCES)) {
            if (word.is(kind.name())) {
                return kind;
            }
        }
        if (word.is("AS")) {
            next--;
            return GENERATED;
        }
        throw unknown();
    }

    private void skipKey(boolean ofTable) {
        if (ofTable) {
            skipOne();
        } else if (beginsOneOf(Set.of("ASC", "DESC"))) {
            take();
        }
        skipConflict();
        if (beginsOneOf(Set.of("AUTOINCREMENT"))) {
            take();
        }
    }

    private void skipConflict() {
        if (beginsOneOf(Set.of("ON"))) {
            take();
            take();
            take();
        }
    }

    private void skipGenerated() {
        while (!peek('(')) {
            take();
        }
        skipOne();
        if (beginsOneOf(Set.of("STORED", "VIRTUAL"))) {
            take();
        }
    }

    private void skipReference() {
        take();
        if (peek('(')) {
            skipOne();
        }
        while (beginsOneOf(Set.of("ON", "MATCH", "DEFERRABLE", "NOT", "INITIALLY"))) {
            boolean negated = tokens.get(next).is("NOT");
            if (negated && !follows("DEFERRABLE")) {
                return;
            }
            SqlToken word = take();
            if (word.is("ON")) {
                take();
                SqlToken action = take();
                if (action.is("SET") || action.is("NO")) {
                    take();
                }
            } else if (!word.is("DEFERRABLE")) {
                take();
            }
        }
    }

    private boolean follows(String word) {
        return next + 1 < tokens.size() && tokens.get(next + 1).is(word);
    }

    private boolean ends() {
        return peek(',') || peek(')');
    }

    private boolean beginsOneOf(Set<String> words) {
        return next < tokens.size() && words.stream().anyMatch(tokens.get(next)::is);
    }

    private boolean peek(char sign) {
        return next < tokens.size() && tokens.get(next).is(sign);
    }

    private SqlToken take() {
        if (next == tokens.size()) {
            throw unknown();
        }
        return tokens.get(next++);
    }

    /** One token, or everything from a parenthesis to the one that closes it. */
    private void skipOne() {
        int depth = 0;
        do {
            SqlToken token = take();
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            }
        } while (depth > 0);
    }

    private String text(int from, int to) {
        return from == to
                ? ""
                : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    private ServerException unknown() {
        return Refusal.of("The table was not changed because its CREATE statement could not be understood.");
    }
}
