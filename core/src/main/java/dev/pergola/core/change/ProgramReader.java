package dev.pergola.core.change;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.change.SqlOperation.Kind;
import dev.pergola.core.change.SqlStatement.Form;
import dev.pergola.core.model.StatementProgram;
import dev.pergola.core.model.StatementProgram.Instruction;
import dev.pergola.core.model.StatementProgram.SchemaObject;
import dev.pergola.core.model.TableKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the program of a statement: hears the triggers that it runs, and adds every table that it opens and of which nobody
 * has spoken. For one statement.
 */
final class ProgramReader {

    private static final String TRIGGER = "-- TRIGGER ";
    private static final String STEP = "-- ";
    private static final String SEQUENCES = "sqlite_sequence";
    private static final long PAGE_IS_IN_A_REGISTER = 0x10;
    private static final int SCHEMA_PAGE = 1;
    private static final int MAIN = 0;
    private static final int TEMPORARY = 1;

    private final Form form;
    private final StatementProgram program;
    private final SqlClaims claims;
    private final Map<Long, String> tables = new HashMap<>();
    private Optional<String> source = Optional.empty();

    ProgramReader(Form form, StatementProgram program, SqlClaims claims) {
        this.form = form;
        this.program = program;
        this.claims = claims;
        for (SchemaObject object : program.objects()) {
            if (object.rootPage() > 0) {
                tables.put(object.rootPage(), object.table());
            }
        }
    }

    void read() {
        hearTriggers();
        source = Optional.empty();
        for (Instruction instruction : program.instructions()) {
            switch (instruction.name()) {
                case "Init" -> source = triggerOf(instruction);
                case "OpenRead", "ReopenIdx" -> open(instruction, false);
                case "OpenWrite" -> open(instruction, true);
                case "Clear" -> touch(instruction.first(), instruction.second(), true);
                case "CreateBtree" -> requireOwn(instruction.first());
                case "VOpen", "VUpdate" -> openVirtual(instruction);
                case "Vacuum", "AutoCommit", "Savepoint", "JournalMode", "Checkpoint", "VCreate" ->
                    throw SqlAnalysis.unsupported("unknown statement");
                default -> {}
            }
        }
        claims.operations().forEach(ProgramReader::refuseForeignWrites);
    }

    private void hearTriggers() {
        for (Instruction instruction : program.instructions()) {
            if (instruction.name().equals("Init")) {
                endTrigger();
                source = triggerOf(instruction);
            } else if (instruction.name().equals("Trace") && instruction.text().startsWith(STEP)) {
                source.ifPresent(trigger -> claims.addStep(instruction.text().substring(STEP.length()), trigger));
            }
        }
        endTrigger();
    }

    private void endTrigger() {
        source.ifPresent(claims::addTrigger);
    }

    private static Optional<String> triggerOf(Instruction instruction) {
        return instruction.text().startsWith(TRIGGER)
                ? Optional.of(instruction.text().substring(TRIGGER.length()))
                : Optional.empty();
    }

    private void open(Instruction instruction, boolean writing) {
        if ((instruction.flags() & PAGE_IS_IN_A_REGISTER) == 0) {
            touch(instruction.second(), instruction.third(), writing);
        }
    }

    private void touch(long page, long database, boolean writing) {
        if (page == SCHEMA_PAGE && ofSchema() && (database == MAIN || database == TEMPORARY)) {
            return;
        }
        if (form == Form.READ && (database != MAIN || page == SCHEMA_PAGE)) {
            return;
        }
        requireOwn(database);
        if (page == SCHEMA_PAGE) {
            throw SqlAnalysis.unsupported(writing ? "write schema" : "read schema");
        }
        String table = Optional.ofNullable(tables.get(page))
                .orElseThrow(() -> SqlAnalysis.unsupported("access to an unknown table"));
        if (table.equals(SEQUENCES) && !claims.claims(table, source, writing)) {
            touchSequences();
        } else if (!claims.claims(table, source, writing) && !cleansUp(table)) {
            claims.add(writing ? Kind.UPDATE : Kind.READ, table, source);
        }
    }

    private boolean ofSchema() {
        return switch (form) {
            case CREATE_TABLE, CREATE_VIEW, CREATE_INDEX, ALTER_TABLE, DROP_TABLE, DROP_VIEW, DROP_INDEX -> true;
            case READ, INSERT, UPDATE, DELETE, VACUUM, UNSUPPORTED, UNKNOWN -> false;
        };
    }

    /** SQLite keeps the numbers of rows there by itself; only another name for a table counts as a change of them. */
    private void touchSequences() {
        if (form == Form.ALTER_TABLE) {
            claims.add(Kind.UPDATE, SEQUENCES, source);
            claims.add(Kind.READ, SEQUENCES, source);
        }
    }

    /** What is known about a table goes away with it. */
    private boolean cleansUp(String table) {
        return (form == Form.DROP_TABLE || form == Form.DROP_INDEX) && table.startsWith("sqlite_stat");
    }

    private static void requireOwn(long database) {
        if (database != MAIN) {
            throw SqlAnalysis.otherDatabase();
        }
    }

    private void openVirtual(Instruction instruction) {
        if (!claims.virtualTables() && form != Form.READ) {
            throw SqlAnalysis.unsupported("access to an unknown table");
        }
        boolean explained = claims.operations().stream()
                .anyMatch(operation -> operation.kind().writesRows()
                        && operation.tableKind() == TableKind.VIRTUAL
                        && operation.source().equals(source));
        if (instruction.name().equals("VUpdate") && !explained) {
            throw SqlAnalysis.unsupported("write to an unknown table");
        }
    }

    /** Triggers may write virtual tables: so full-text tables follow. People may not. */
    private static void refuseForeignWrites(SqlOperation operation) {
        Set<TableKind> refused =
                operation.source().isEmpty() ? Set.of(TableKind.VIRTUAL, TableKind.SHADOW) : Set.of(TableKind.SHADOW);
        if (operation.kind().writesRows() && refused.contains(operation.tableKind())) {
            String what = operation.tableKind() == TableKind.VIRTUAL ? "virtual" : "shadow";
            throw new ServerException(
                    ErrorCode.FORBIDDEN, "Writes to " + what + " tables are not allowed in user-supplied SQL");
        }
    }
}
