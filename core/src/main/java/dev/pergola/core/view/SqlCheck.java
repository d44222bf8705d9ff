package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.SqlAnalysis;
import dev.pergola.core.change.SqlOperation;
import dev.pergola.core.change.SqlStatement;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.write.WrittenStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a statement that somebody wrote would touch, whether he may do that, and runs it.
 *
 * @param site the site
 * @param request of the one who wrote it
 * @param database in which it is to run
 */
public record SqlCheck(SiteContext site, Request request, QueriedDatabase database) {

    private static final int MOST_TRIALS = 5;

    /** Checks the parts. */
    public SqlCheck {
        requireNonNull(site, "site is null");
        requireNonNull(request, "request is null");
        requireNonNull(database, "database is null");
    }

    /**
     * What a statement would touch.
     *
     * @param sql one statement
     * @return whatever that is
     * @throws ServerException where SQLite refuses it (400), or nobody may do such a thing (403)
     */
    public SqlAnalysis analyse(String sql) {
        return SqlAnalysis.of(sql, database::program);
    }

    /**
     * The same; a statement that SQLite refuses is told to be one that could not be analyzed.
     *
     * @param sql one statement
     * @return whatever that is
     * @throws ServerException where it cannot be analyzed (400), or nobody may do such a thing (403)
     */
    public SqlAnalysis analyseForUse(String sql) {
        try {
            return analyse(sql);
        } catch (ServerException refused) {
            throw refused.code().equals(ErrorCode.BAD_REQUEST)
                    ? Refusal.of("Could not analyze query: "
                                    + refused.messages().get(0))
                            .causedBy(refused)
                    : refused;
        }
    }

    /**
     * Refuses what whoever asks may not do.
     *
     * @param analysis of a statement
     * @throws ServerException with the first permission that is missing (403)
     */
    public void requireAllowed(SqlAnalysis analysis) {
        for (SqlOperation operation : analysis.operations()) {
            for (String permission : operation.kind().permissions()) {
                if (!allows(permission, operation)) {
                    throw new ServerException(
                            ErrorCode.FORBIDDEN, "Permission denied: need " + permission + " on " + place(operation));
                }
            }
        }
    }

    /**
     * Whether whoever asks may do all of it.
     *
     * @param analysis of a statement
     * @return true where no permission is missing
     */
    public boolean allows(SqlAnalysis analysis) {
        return analysis.operations().stream().allMatch(this::allows);
    }

    private boolean allows(SqlOperation operation) {
        return operation.kind().permissions().stream().allMatch(permission -> allows(permission, operation));
    }

    private boolean allows(String permission, SqlOperation operation) {
        Action action =
                site.state().get().permissions().actions().named(permission).orElseThrow();
        String name = database.info().name();
        return site.allows(
                request,
                action,
                operation.kind().ofDatabase() ? Resource.database(name) : Resource.inDatabase(name, operation.table()));
    }

    private String place(SqlOperation operation) {
        String name = database.info().name();
        return operation.kind().ofDatabase() ? name : name + "/" + operation.table();
    }

    /**
     * What a statement would touch, for programs.
     *
     * @param analysis of the statement
     * @param withAllowed whether it is told what whoever asks may do
     * @return one object for each operation
     */
    public PlainValue.Items rows(SqlAnalysis analysis, boolean withAllowed) {
        List<PlainValue> rows = new ArrayList<>();
        analysis.operations().stream().filter(SqlOperation::listed).forEach(operation -> {
            Facts facts = new Facts()
                    .and("operation", operation.kind().word())
                    .and("database", database.info().name())
                    .and("table", operation.table())
                    .and(
                            "required_permission",
                            String.join(", ", operation.kind().permissions()))
                    .and("source", operation.source());
            rows.add((withAllowed ? facts.and("allowed", allows(operation)) : facts).value());
        });
        return new PlainValue.Items(rows);
    }

    /**
     * What a statement has done, and what it was known to do.
     *
     * @param analysis of the statement
     * @param outcome of running it
     */
    public record Run(SqlAnalysis analysis, WrittenStatement.Outcome outcome) {}

    /**
     * Runs a statement that writes. Where the schema changes between the look at it and its turn, it is looked at again: a
     * trigger may be there by then.
     *
     * @param sql one statement with the values of its parameters
     * @return what it has done
     * @throws ServerException where whoever asks may not do all of it, or SQLite refuses it
     */
    public Run run(Sql sql) {
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            SqlAnalysis analysis = analyseForUse(sql.text());
            if (SqlStatement.of(sql.text()).reads()) {
                throw Refusal.of("Use /-/query for read-only SQL; this endpoint only executes writes");
            }
            requireAllowed(analysis);
            Optional<WrittenStatement.Outcome> outcome =
                    database.write(transaction -> WrittenStatement.isCurrent(transaction, analysis.schemaVersion())
                            ? Optional.of(WrittenStatement.run(transaction, sql))
                            : Optional.empty());
            if (outcome.isPresent()) {
                return new Run(analysis, outcome.get());
            }
        }
        throw new ServerException(
                ErrorCode.OVERLOADED,
                "The statement was not run because the tables were changed by others all the time.",
                "Try again in a moment.");
    }
}
