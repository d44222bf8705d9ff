package dev.pergola.core.db;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StatementProgram;
import dev.pergola.core.model.StatementProgram.Instruction;
import dev.pergola.core.model.StatementProgram.SchemaObject;
import dev.pergola.core.model.TableKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks SQLite what a statement would do, without doing it. Statements that do something already when they are prepared, as
 * PRAGMA does, must not come here.
 */
final class Explanation {

    private static final Sql OBJECTS = Sql.of("""
            select objects.type, objects.name, objects.tbl_name, objects.rootpage, coalesce(objects.sql, ''),
              coalesce(tables.type, '')
            from sqlite_master as objects
            left join pragma_table_list as tables on tables.schema = 'main' and tables.name = objects.name
              and objects.type in ('table', 'view')""");

    private Explanation() {}

    /** The version of the schema is read first: where it is still the same later, all of this is still true. */
    static StatementProgram of(ReadSession session, String statement) {
        long version = version(session);
        return new StatementProgram(version, instructions(session, statement), objects(session));
    }

    private static long version(ReadSession session) {
        try (RowCursor rows = session.query(Sql.of("select schema_version from pragma_schema_version"))) {
            return rows.next() ? rows.integer(0) : 0;
        }
    }

    private static List<Instruction> instructions(ReadSession session, String statement) {
        List<Instruction> instructions = new ArrayList<>();
        try (RowCursor rows = session.unbound("explain " + statement)) {
            while (rows.next()) {
                instructions.add(new Instruction(
                        rows.text(1),
                        rows.integer(2),
                        rows.integer(3),
                        rows.integer(4),
                        rows.type(5) == CellType.NULL ? "" : rows.text(5),
                        rows.integer(6)));
            }
        }
        return instructions;
    }

    private static List<SchemaObject> objects(ReadSession session) {
        List<SchemaObject> objects = new ArrayList<>();
        try (RowCursor rows = session.query(OBJECTS)) {
            while (rows.next()) {
                objects.add(new SchemaObject(
                        rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.text(4), kind(rows.text(5))));
            }
        }
        return objects;
    }

    private static TableKind kind(String type) {
        return switch (type) {
            case "view" -> TableKind.VIEW;
            case "virtual" -> TableKind.VIRTUAL;
            case "shadow" -> TableKind.SHADOW;
            default -> TableKind.TABLE;
        };
    }
}
