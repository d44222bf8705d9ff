package dev.pergola.core.view.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.page.PlanStep.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SCAN birds | SCAN | Reads every row of birds
            SCAN birds LEFT-JOIN | SCAN | Reads every row of birds
            SCAN b USING COVERING INDEX names | SCAN | Reads all of the index names, which has every column that is needed of b
            SCAN birds USING INDEX names | SCAN | Reads every row of birds in the order of the index names
            SCAN 3 CONSTANT ROWS | OTHER | Makes rows of the values that are written down
            SCAN notes VIRTUAL TABLE INDEX 0:M1 | SEARCH | Asks the virtual table notes
            SEARCH birds USING INTEGER PRIMARY KEY (rowid=?) | SEARCH | Finds rows of birds by their key, rowid=?
            SEARCH birds USING INDEX names (name=? AND size>?) | SEARCH | Finds rows of birds by the index names, name=? AND size>?
            SEARCH b USING COVERING INDEX names (name=?) LEFT-JOIN | SEARCH | Finds what is needed of b in the index names alone, by name=?
            SEARCH b USING AUTOMATIC COVERING INDEX (name=?) | SORT | Makes an index of b for this query alone, and finds rows by it: name=?
            USE TEMP B-TREE FOR ORDER BY | SORT | Sorts for ORDER BY, since no index has that order
            USE TEMP B-TREE FOR LAST TERM OF ORDER BY | SORT | Sorts for LAST TERM OF ORDER BY, since no index has that order
            USE TEMP B-TREE FOR GROUP BY | SORT | Gathers rows aside for GROUP BY
            UNION USING TEMP B-TREE | SORT | UNION: gathers rows aside to compare them
            CORRELATED SCALAR SUBQUERY 2 | OTHER | For each row, runs a query inside
            MULTI-INDEX OR | SEARCH | Looks in several indexes, one for each side of OR
            """)
    void whatSqliteSaysIsToldInWords(String detail, Kind kind, String words) {
        assertEquals(kind, PlanWords.kind(detail));
        assertEquals(words, PlanWords.words(detail));
    }

    @Test
    void whatIsNotKnownIsShownAsSqliteSaysIt() {
        assertEquals("JUGGLE birds", PlanWords.words("JUGGLE birds"));
        assertEquals(Kind.OTHER, PlanWords.kind("JUGGLE birds"));
    }
}
