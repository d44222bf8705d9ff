package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void semicolonsPartStatements() {
        assertEquals(List.of("create table t(v)", "select 1"), SqlScript.statements(" create table t(v);\nselect 1 ;"));
        assertEquals(List.of(), SqlScript.statements(" ;; -- nothing; at all\n"));
    }

    @Test
    void semicolonsInTextsNamesAndCommentsPartNothing() {
        assertEquals(
                List.of("select ';' as \"a;b\" /* ; */ from [t;]", "select 2"),
                SqlScript.statements("select ';' as \"a;b\" /* ; */ from [t;]; select 2"));
    }

    @Test
    void aTriggerEndsBehindItsOwnEnd() {
        String trigger = """
                create temp trigger g after insert on t begin
                    update t set v = case when new.v > 1 then 1 else 0 end;
                    delete from u;
                end""";
        assertEquals(List.of(trigger, "select 3"), SqlScript.statements(trigger + "; select 3;"));
    }

    @Test
    void aTableThatIsCalledTriggerIsNone() {
        assertEquals(
                2, SqlScript.statements("create table \"trigger\"(v); select 1").size());
        assertEquals(
                2,
                SqlScript.statements("create index trigger_v on t(v); select 1").size());
    }
}
