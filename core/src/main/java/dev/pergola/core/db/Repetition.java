package dev.pergola.core.db;

import dev.pergola.api.ServerException;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which statements find the same as long as the data is the same. What a statement would run, also through views,
 * is read from the program that SQLite makes of it: every function in it has to be one that SQLite knows to be
 * deterministic, and every virtual table one that keeps its rows in the database. What cannot be proven is not believed.
 *
 * <p>May be used by any number of threads. What was found out is kept until the schema changes.
 */
final class Repetition {

    private static final int MOST_STATEMENTS = 2000;

    /** The flag of a function that promises the same result for the same arguments. */
    private static final long DETERMINISTIC = 0x800;

    /** Deterministic only for arguments other than {@code now}. */
    private static final Set<String> OF_TIME = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "date",
            "datetime",
            "julianday",
            "strftime",
            "time",
            "timediff",
            "unixepoch");

    /** Modules whose tables are in the database itself, and nowhere else. */
    private static final Set<String> OF_THE_DATABASE =
            Set.of("fts3", "fts4", "fts5", "fts4aux", "fts5vocab", "rtree", "rtree_i32");

    /** Beginnings of names of tables that tell about the library, the connection or the file. */
    private static final Set<String> WITHOUT_DECLARATION = Set.of(
            "pragma_", "dbstat", "sqlite_", "fts3tokenize", "bytecode", "tables_used", "completion", "carray", "csv");

    private static final int OPERATION = 1;
    private static final int FIRST_OPERAND = 2;
    private static final int LAST_OPERAND = 5;

    /** Databases of a connection are numbered: the file, what is temporary, and then those of others. */
    private static final int LAST_OWN_DATABASE = 1;

    private final Database database;
    private volatile Optional<Proofs> proofs = Optional.empty();

    Repetition(Database database) {
        this.database = database;
    }

    /** What is known under one schema. */
    private record Proofs(
            DatabaseSchema schema, Set<String> functions, boolean staysInside, Map<String, Boolean> proven) {}

    /** Whether a statement is proven to find the same as long as the data is the same. */
    boolean of(String statement) {
        DatabaseSchema schema = database.schema();
        Proofs known = proofs.filter(before -> before.schema() == schema).orElseGet(() -> begin(schema));
        Boolean before = known.proven().get(statement);
        if (before != null) {
            return before;
        }
        boolean proven = prove(statement, known);
        if (known.proven().size() < MOST_STATEMENTS) {
            known.proven().put(statement, proven);
        }
        return proven;
    }

    private Proofs begin(DatabaseSchema schema) {
        boolean staysInside = schema.all().stream().allMatch(Repetition::staysInside);
        Proofs begun = new Proofs(schema, deterministicFunctions(), staysInside, new ConcurrentHashMap<>());
        proofs = Optional.of(begun);
        return begun;
    }

    /** A name that is overloaded has to be deterministic in each of its meanings. */
    private Set<String> deterministicFunctions() {
        Set<String> deterministic = new HashSet<>();
        Set<String> others = new HashSet<>(OF_TIME);
        try (ReadSession session = database.read();
                RowCursor functions = session.query(
                        Sql.of("select name, flags & %d or (builtin and type <> 's') from pragma_function_list"
                                .formatted(DETERMINISTIC)))) {
            while (functions.next()) {
                (functions.integer(1) == 1 ? deterministic : others).add(functions.text(0));
            }
        }
        deterministic.removeAll(others);
        return deterministic;
    }

    private static boolean staysInside(TableSchema table) {
        return switch (table.kind()) {
            case VIRTUAL ->
                VirtualTable.parse(table.definition())
                        .filter(virtual -> OF_THE_DATABASE.contains(virtual.module()))
                        .isPresent();
            case VIEW -> !namesForeignTable(table.definition());
            case TABLE, SHADOW -> true;
        };
    }

    /** Tables that need no CREATE statement are known by name only. */
    private static boolean namesForeignTable(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return WITHOUT_DECLARATION.stream().anyMatch(text::contains);
    }

    private boolean prove(String statement, Proofs known) {
        try (ReadSession session = database.read();
                RowCursor program = session.unbound("explain " + statement)) {
            while (program.next()) {
                if (!proves(program, statement, known)) {
                    return false;
                }
            }
            return true;
        } catch (ServerException cannotBeExplained) {
            return false;
        }
    }

    private static boolean proves(RowCursor operation, String statement, Proofs known) {
        return switch (operation.text(OPERATION)) {
            case "Function", "PureFunc", "AggStep", "AggStep1", "AggInverse", "AggValue", "AggFinal" ->
                known.functions().contains(functionName(operation.text(LAST_OPERAND)));
            case "VOpen" -> known.staysInside() && !namesForeignTable(statement);
            case "Transaction" -> operation.integer(FIRST_OPERAND) <= LAST_OWN_DATABASE;
            default -> true;
        };
    }

    /** Written as a name with the number of arguments in parentheses. */
    private static String functionName(String operand) {
        int parenthesis = operand.lastIndexOf('(');
        return parenthesis < 0 ? operand : operand.substring(0, parenthesis);
    }
}
