package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of statement a text is, told by its first words alone. What it touches is another question.
 *
 * @param form the kind
 * @param tokens of the text
 * @param verb the index of the word that tells the kind, behind common table expressions
 */
public record SqlStatement(Form form, List<SqlToken> tokens, int verb) {

    private static final String WORDS_OF_ROWS = "INSERT REPLACE UPDATE DELETE SELECT VALUES";

    /** Kinds of statements. */
    public enum Form {
        /** Reads. */
        READ,
        /** Adds rows. */
        INSERT,
        /** Changes rows. */
        UPDATE,
        /** Deletes rows. */
        DELETE,
        /** Makes a table. */
        CREATE_TABLE,
        /** Makes a view. */
        CREATE_VIEW,
        /** Makes an index. */
        CREATE_INDEX,
        /** Changes a table. */
        ALTER_TABLE,
        /** Deletes a table. */
        DROP_TABLE,
        /** Deletes a view. */
        DROP_VIEW,
        /** Deletes an index. */
        DROP_INDEX,
        /** Packs the file anew. */
        VACUUM,
        /** Something that nobody may do here; it is not even prepared. */
        UNSUPPORTED,
        /** Nothing that SQLite knows. */
        UNKNOWN
    }

    /** Copies the list. */
    public SqlStatement {
        requireNonNull(form, "form is null");
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads the first words of a text.
     *
     * @param sql any text
     * @return its kind
     */
    public static SqlStatement of(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        int verb = startsWith(tokens, 0, "WITH") ? verbBehindExpressions(tokens) : 0;
        return new SqlStatement(form(tokens, verb), tokens, verb);
    }

    /** Whether another statement follows; a semicolon at the end is none. */
    public boolean several() {
        int end = 0;
        while (end < tokens.size() && !tokens.get(end).is(';')) {
            end++;
        }
        return tokens.stream().skip(end).anyMatch(token -> !token.is(';'));
    }

    /** Whether it only reads. */
    public boolean reads() {
        return form == Form.READ;
    }

    /** Whether it changes rows. */
    public boolean changesRows() {
        return form == Form.INSERT || form == Form.UPDATE || form == Form.DELETE;
    }

    /** Whether it is unknown, unsupported or packs the file: such a statement is not to be prepared for a look at it. */
    public boolean unexplained() {
        return form == Form.UNKNOWN || form == Form.UNSUPPORTED || form == Form.VACUUM;
    }

    /** Whether it leaves something behind in the connection: another database, a transaction, a temporary table. */
    public boolean staysInConnection() {
        boolean first =
                List.of("ATTACH", "DETACH", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE").stream()
                        .anyMatch(word -> startsWith(tokens, 0, word));
        return first
                || startsWith(tokens, 1, "TEMP")
                || startsWith(tokens, 1, "TEMPORARY")
                || SqlStatement.nameAt(tokens, 2)
                        .flatMap(Named::schema)
                        .filter("temp"::equalsIgnoreCase)
                        .isPresent();
    }

    /** The operation and its object in the words of the original, for what is unsupported. */
    public String words() {
        SqlToken first = tokens.get(0);
        String word = first.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "create", "drop" ->
                word
                        + (tokens.stream().limit(3).anyMatch(token -> token.is("VIRTUAL"))
                                ? " virtual-table"
                                : " trigger");
            case "pragma" -> "pragma pragma";
            case "attach", "detach" -> word + " database";
            case "begin", "commit", "rollback" -> word + " transaction";
            case "end" -> "commit transaction";
            case "savepoint", "release" -> "savepoint transaction";
            case "analyze" -> "analyze table";
            case "reindex" -> "reindex index";
            default -> word;
        };
    }

    private static Form form(List<SqlToken> tokens, int verb) {
        if (verb >= tokens.size()) {
            return Form.UNKNOWN;
        }
        SqlToken word = tokens.get(verb);
        if (word.is("SELECT") || word.is("VALUES")) {
            return Form.READ;
        }
        if (word.is("INSERT") || word.is("REPLACE")) {
            return Form.INSERT;
        }
        if (word.is("UPDATE")) {
            return Form.UPDATE;
        }
        if (word.is("DELETE")) {
            return Form.DELETE;
        }
        return verb == 0 ? ofSchema(tokens) : Form.UNKNOWN;
    }

    private static Form ofSchema(List<SqlToken> tokens) {
        SqlToken word = tokens.get(0);
        if (word.is("CREATE")) {
            return created(tokens);
        }
        if (word.is("DROP")) {
            return startsWith(tokens, 1, "TABLE")
                    ? Form.DROP_TABLE
                    : startsWith(tokens, 1, "VIEW")
                            ? Form.DROP_VIEW
                            : startsWith(tokens, 1, "INDEX")
                                    ? Form.DROP_INDEX
                                    : startsWith(tokens, 1, "TRIGGER") ? Form.UNSUPPORTED : Form.UNKNOWN;
        }
        if (word.is("ALTER")) {
            return startsWith(tokens, 1, "TABLE") ? Form.ALTER_TABLE : Form.UNKNOWN;
        }
        if (word.is("VACUUM")) {
            return Form.VACUUM;
        }
        boolean known = List.of(
                        "PRAGMA",
                        "ATTACH",
                        "DETACH",
                        "BEGIN",
                        "COMMIT",
                        "END",
                        "ROLLBACK",
                        "SAVEPOINT",
                        "RELEASE",
                        "ANALYZE",
                        "REINDEX")
                .stream()
                .anyMatch(word::is);
        return known ? Form.UNSUPPORTED : Form.UNKNOWN;
    }

    private static Form created(List<SqlToken> tokens) {
        if (startsWith(tokens, 1, "TABLE")) {
            return Form.CREATE_TABLE;
        }
        if (startsWith(tokens, 1, "VIEW")) {
            return Form.CREATE_VIEW;
        }
        if (startsWith(tokens, 1, "INDEX") || (startsWith(tokens, 1, "UNIQUE") && startsWith(tokens, 2, "INDEX"))) {
            return Form.CREATE_INDEX;
        }
        // Temporary tables would live on in the connection, and hide tables of the file from whoever writes next.
        boolean known = List.of("TEMP", "TEMPORARY", "VIRTUAL", "TRIGGER").stream()
                .anyMatch(word -> startsWith(tokens, 1, word));
        return known ? Form.UNSUPPORTED : Form.UNKNOWN;
    }

    static boolean startsWith(List<SqlToken> tokens, int index, String word) {
        return index < tokens.size() && tokens.get(index).is(word);
    }

    /** Behind {@code WITH [RECURSIVE] name [(columns)] AS [NOT] [MATERIALIZED] (...), ...}. */
    private static int verbBehindExpressions(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            } else if (depth == 0 && tokens.get(i - 1).is(')') && isVerb(token)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static boolean isVerb(SqlToken token) {
        return List.of(WORDS_OF_ROWS.split(" ")).stream().anyMatch(token::is);
    }

    /** The place of a name behind some words, and of what stands behind it. */
    record Named(String name, Optional<String> schema, int next) {}

    /** The name that begins at an index, with the name of a schema before it. */
    static Optional<Named> nameAt(List<SqlToken> tokens, int index) {
        if (index >= tokens.size()) {
            return Optional.empty();
        }
        Optional<String> first = tokens.get(index).name();
        boolean qualified = index + 2 < tokens.size() && tokens.get(index + 1).is('.');
        return qualified
                ? tokens.get(index + 2).name().map(name -> new Named(name, first, index + 3))
                : first.map(name -> new Named(name, Optional.empty(), index + 1));
    }
}
