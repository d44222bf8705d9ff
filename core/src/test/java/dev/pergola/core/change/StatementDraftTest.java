package dev.pergola.core.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementDraftTest {

    private static ColumnSchema column(String name, String type, int keyPosition) {
        return new ColumnSchema(name, type, false, Optional.empty(), keyPosition, ColumnSchema.Visibility.ORDINARY);
    }

    private static final TableSchema BIRDS = TableSchema.of(
            "birds",
            TableKind.TABLE,
            List.of(column("id", "INTEGER", 1), column("name", "text", 0), column("wing span", "real", 0)));

    @Test
    void aRowIsAddedWithoutTheKeyThatSqliteCounts() {
        assertEquals(
                "insert into birds (name, \"wing span\")\nvalues (:name, :wing_span)", StatementDraft.INSERT.of(BIRDS));
    }

    @Test
    void rowsAreFoundByTheirKey() {
        assertEquals(
                "update birds set\n  name = :name,\n  \"wing span\" = :wing_span\nwhere id = :id",
                StatementDraft.UPDATE.of(BIRDS));
        assertEquals("delete from birds\nwhere id = :id", StatementDraft.DELETE.of(BIRDS));
    }

    @Test
    void everyColumnHasAParameterOfItsOwn() {
        TableSchema odd = TableSchema.of(
                "odd",
                TableKind.TABLE,
                List.of(column("a b", "", 1), column("a-b", "", 2), column("1", "", 0), column("_x", "", 0)));
        assertEquals(
                "insert into odd (\"a b\", \"a-b\", \"1\", _x)\nvalues (:a_b, :a_b2, :value, :x)",
                StatementDraft.INSERT.of(odd));
        assertEquals("delete from odd\nwhere \"a b\" = :a_b\n  and \"a-b\" = :a_b2", StatementDraft.DELETE.of(odd));
    }

    @Test
    void aTableWithoutAKeyIsChangedByItsRowid() {
        TableSchema notes = TableSchema.of("notes", TableKind.TABLE, List.of(column("text", "text", 0)));
        assertEquals("delete from notes\nwhere rowid = :rowid", StatementDraft.DELETE.of(notes));
    }
}
