package dev.pergola.core.query;

import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.db.Database;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StatementProgram;
import dev.pergola.core.plan.FacetPlan;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One database, ready to run plans. May be used by any number of threads. */
public final class QueriedDatabase {

    private final Database database;
    private final TableCounts counts;
    private final CountMemory counted;
    private final FacetMemory facets;

    QueriedDatabase(Database database, TableCounts counts, CountMemory counted, FacetMemory facets) {
        this.database = database;
        this.counts = counts;
        this.counted = counted;
        this.facets = facets;
    }

    /**
     * What is known of it without reading it.
     *
     * @return name, route, file and the like
     */
    public DatabaseInfo info() {
        return database.info();
    }

    /**
     * Its tables and views as they are now.
     *
     * @return the schema
     */
    public DatabaseSchema schema() {
        return database.schema();
    }

    /**
     * A number that stays the same exactly as long as the content does.
     *
     * @return to be taken before reading
     */
    public long version() {
        return database.version();
    }

    /**
     * Asks SQLite what a statement would do, without doing it.
     *
     * @param statement one statement, which does nothing yet when it is prepared
     * @return its program
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement
     */
    public StatementProgram program(String statement) {
        return database.program(statement);
    }

    /**
     * Writes in one transaction: all of the work or nothing of it. Waits for its turn and for the result.
     *
     * @param work what to do, on the writing thread of this database
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws dev.pergola.api.ServerException where the database cannot be written, too many writes wait already, or SQLite
     *     refuses something
     */
    public <T> T write(TransactionWork<T> work) {
        return database.write(work);
    }

    /**
     * Writes something short in a transaction that others may share who wait at the same time: all of this work or nothing of it
     * all the same.
     *
     * @param work what to do, on the writing thread; changes nothing outside of the database, since it may be run again
     * @param <T> what the work finds out
     * @return what the work returned, after the commit
     * @throws dev.pergola.api.ServerException as for {@link #write}
     */
    public <T> T writeTogether(TransactionWork<T> work) {
        return database.writeTogether(work);
    }

    /**
     * Packs the file anew. Waits for its turn and for the end.
     *
     * @throws dev.pergola.api.ServerException where the database cannot be written
     */
    public void vacuum() {
        database.isolated(connection -> connection.execute(dev.pergola.api.data.Sql.of("vacuum")));
    }

    /**
     * Runs the plan of a page of a table.
     *
     * @param plan what to run
     * @param request what is wanted beside the rows
     * @return the rows, closed by the caller
     */
    public TableRows rows(TablePlan plan, TableRows.Request request) {
        return TableRows.open(
                database, plan, request, request.countBudget().isPresent() ? counter(plan) : Supplier::get);
    }

    private TableRows.Counter counter(TablePlan plan) {
        boolean whole = plan.count().equals(TablePlanner.countOf(plan.table()));
        Optional<RowCount> known = whole ? counts.known(database, plan.table().name()) : Optional.empty();
        boolean memorable = known.isEmpty() && database.repeats(plan.count().text());
        return counting -> known.or(() -> memorable ? counted.of(database, plan.count(), counting) : counting.get());
    }

    /**
     * Runs the plan of the page of a row.
     *
     * @param plan what to run
     * @param keyValues the key as it was asked for
     * @param linkBudget how long counting one relation may take; empty to count none
     * @return the row, closed by the caller
     */
    public SingleRow row(RowPlan plan, List<String> keyValues, Optional<Duration> linkBudget) {
        return SingleRow.open(database, plan, keyValues, linkBudget);
    }

    /**
     * Runs a statement that a visitor wrote.
     *
     * @param sql one statement that reads
     * @param maximumRows how many rows to hand out at most
     * @param timeLimit how long it may take; the limit of the server holds where it is shorter
     * @return the rows, closed by the caller
     */
    public QueryRows run(Sql sql, int maximumRows, Duration timeLimit) {
        return QueryRows.open(database, sql, maximumRows, timeLimit);
    }

    /**
     * Runs the plan of all rows of a table.
     *
     * @param plan what to run
     * @param encoding in which form the reader can use whole rows
     * @param firstRow how long SQLite may work until the first row; the limit of the server holds where it is shorter
     * @return the rows, closed by the caller
     */
    public StreamedRows stream(TablePlan plan, Encoding encoding, Duration firstRow) {
        Optional<Sql> encoded = database.encodesRows() ? TableRows.encoded(plan, encoding) : Optional.empty();
        return StreamedRows.open(
                database, new StreamedRows.Statement(encoded.orElse(plan.rows()), encoded.isPresent()), firstRow);
    }

    /**
     * Runs a statement that a visitor wrote, for all of its rows.
     *
     * @param sql one statement that reads
     * @param firstRow how long SQLite may work until the first row; the limit of the server holds where it is shorter
     * @return the rows, closed by the caller
     */
    public StreamedRows stream(Sql sql, Duration firstRow) {
        return StreamedRows.open(database, new StreamedRows.Statement(sql, false), firstRow);
    }

    /**
     * Counts the facets of a page.
     *
     * @param plans what to count
     * @param size how many values of each at most
     * @param budget how long that may take
     * @return those that were counted in time
     */
    public Facets facets(List<FacetPlan> plans, int size, TimeBudget budget) {
        return plans.isEmpty() ? Facets.NONE : facets.count(database, plans, size, budget);
    }

    /**
     * Looks for columns that would make a good facet.
     *
     * @param page for which
     * @param budget how long that may take
     * @return by kind, in the order of the columns
     */
    public List<FacetRequest> suggestedFacets(SuggestedFor page, TimeBudget budget) {
        return facets.suggest(database, page, budget).facets();
    }

    /**
     * How many rows its tables have.
     *
     * @param budget how long counting one table may take
     * @return by name of the table, without views; empty for a table that could not be counted in time
     */
    public Map<String, Optional<RowCount>> counts(Duration budget) {
        return counts.of(database, database.schema(), budget);
    }

    /**
     * Exactly how many rows its tables have, whatever that takes.
     *
     * @return by name of the table, without views, in the order of the schema; 0 for a table that cannot be read
     */
    public Map<String, Long> exactCounts() {
        return TableCounts.exactly(database);
    }
}
