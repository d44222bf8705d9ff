package dev.pergola.core.change;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.StatementProgram;
import java.util.List;

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
