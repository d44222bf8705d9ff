package dev.pergola.core.change;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.StatementProgram;
import java.util.List;
import java.util.function.Function;

/**
 * What a statement that somebody wrote would touch. The driver has no authorizer, so two witnesses are heard: the text,
 * which names tables and views, and the program that SQLite makes of it, which opens every table that it reads or writes,
 * also in triggers. What the program touches and the text does not explain counts as well; what neither explains is refused.
 *
 * @param operations in the order in which they are met, each once
 * @param schemaVersion under which this is true
 * @param writes whether the program writes
 */
public record SqlAnalysis(List<SqlOperation> operations, long schemaVersion, boolean writes) {

    /** Copies the list. */
    public SqlAnalysis {
        operations = List.copyOf(operations);
    }

    /**
     * Looks at a statement that somebody wrote.
     *
     * @param sql any text
     * @param programs what SQLite makes of a statement, to be asked once and only for one that can be explained
     * @return what it touches
     * @throws ServerException where it is not one statement or SQLite refuses it (400), or nobody may do such a thing (403)
     */
    public static SqlAnalysis of(String sql, Function<String, StatementProgram> programs) {
        SqlStatement statement = SqlStatement.of(sql);
        if (sql.indexOf('\0') >= 0) {
            throw Refusal.of("SQL cannot hold a NUL character");
        }
        if (statement.several() && statement.form() != SqlStatement.Form.UNSUPPORTED) {
            throw Refusal.of("You can only execute one statement at a time.");
        }
        switch (statement.form()) {
            case VACUUM -> throw new ServerException(ErrorCode.FORBIDDEN, "VACUUM is not allowed in user-supplied SQL");
            case UNSUPPORTED -> throw unsupported(statement.words());
            case UNKNOWN -> throw Refusal.of(syntaxError(statement));
            default -> {}
        }
        return of(statement, programs.apply(sql));
    }

    private static String syntaxError(SqlStatement statement) {
        return statement.tokens().isEmpty()
                ? "incomplete input"
                : "near \"" + statement.tokens().get(0).text() + "\": syntax error";
    }

    /**
     * Compares a statement with its program.
     *
     * @param statement of a kind that can be explained
     * @param program that SQLite makes of it
     * @return what it touches
     * @throws ServerException (403) where it does what nobody may do
     */
    public static SqlAnalysis of(SqlStatement statement, StatementProgram program) {
        SqlClaims claims = new SqlClaims(program.objects(), statement.reads());
        claims.addStatement(statement);
        new ProgramReader(statement.form(), program, claims).read();
        boolean writes = program.instructions().stream()
                .anyMatch(instruction -> instruction.name().equals("Transaction") && instruction.second() != 0);
        if (writes && statement.reads()) {
            throw unsupported("write by a statement that reads");
        }
        return new SqlAnalysis(claims.operations(), program.schemaVersion(), writes);
    }

    /**
     * Refuses what nobody may do in SQL of his own.
     *
     * @param words operation and object
     * @return to be thrown
     */
    public static ServerException unsupported(String words) {
        return new ServerException(ErrorCode.FORBIDDEN, "Unsupported SQL operation: " + words);
    }

    static ServerException otherDatabase() {
        return new ServerException(ErrorCode.FORBIDDEN, "Writable queries may not access attached databases");
    }
}
