package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create virtual table f using fts5(a, b, content=\"my table\")",
                "CREATE VIRTUAL TABLE IF NOT EXISTS \"f using x(\" USING FTS4 (a, content=[my table], tokenize=porter)",
                "create virtual table main.f using fts5(a, content = 'my table' , content_rowid='id')",
                "create /* virtual */ virtual table f\n-- using rtree(\nusing fts3(a, content=`my table`)"
            })
    void theContentTableIsFoundHoweverItIsWritten(String sql) {
        assertEquals(Optional.of("my table"), VirtualTable.parse(sql).flatMap(VirtualTable::content));
    }

    @Test
    void argumentsAreSplitAtCommasOutsideOfQuotesAndParentheses() {
        assertEquals(
                List.of("a", "tokenize = \"unicode61 tokenchars '-,'\"", "b(1,2)"),
                VirtualTable.parse(
                                "create virtual table f using fts5(a, tokenize = \"unicode61 tokenchars '-,'\", b(1,2))")
                        .orElseThrow()
                        .arguments());
    }

    @Test
    void aVocabularyTableSearchesNothing() {
        VirtualTable table = VirtualTable.parse("create virtual table v using fts5vocab(f, 'row')")
                .orElseThrow();
        assertEquals("fts5vocab", table.module());
        assertEquals(false, table.fullText());
    }

    @Test
    void aTableWhoseTextSpeaksOfVirtualTablesIsNone() {
        assertEquals(
                Optional.empty(),
                VirtualTable.parse("create table t(x default 'virtual table using fts5(content=a)')"));
    }
}
