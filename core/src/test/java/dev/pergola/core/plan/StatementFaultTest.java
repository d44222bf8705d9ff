package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.model.TextPlace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults as SQLite itself reports them. */
class StatementFaultTest {

    private Connection sqlite;

    @BeforeEach
    void open() throws SQLException {
        sqlite = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = sqlite.createStatement()) {
            statement.execute("create table birds(id integer primary key, name text)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        sqlite.close();
    }

    /** What SQLite says when it prepares a statement; blank where it accepts that. */
    private String complaint(String sql) {
        try (var statement = sqlite.prepareStatement(sql)) {
            return statement.isClosed() ? "closed" : "";
        } catch (SQLException refused) {
            String message = String.valueOf(refused.getMessage());
            return message.replaceFirst("(?s)^\\[\\w+] [^(]*\\((.*)\\)$", "$1");
        }
    }

    private Optional<TextPlace> fault(String sql) {
        return StatementFault.find(sql, complaint(sql), this::complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select * frm birds                             | 10 | 3
            select from birds                              | 8  | 4
            select a.name, b.name from birds a, birds b,, birds c | 45 | 1
            select (1 + 2)) from birds                     | 15 | 1
            select wing from birds                         | 8  | 4
            select b.wing from birds b                     | 10 | 4
            select * from bees                             | 15 | 4
            select fly(name) from birds                    | 8  | 3
            select 1 + # from birds                        | 12 | 1
            select name from birds where                   | 29 | 0
            """)
    void theFaultIsFoundInItsLine(String sql, int column, int length) {
        assertEquals(Optional.of(new TextPlace(1, column, length, true)), fault(sql), () -> complaint(sql));
    }

    @Test
    void linesAreCountedHoweverTheyEnd() {
        assertEquals(Optional.of(new TextPlace(3, 7, 5, true)), fault("select *\r\nfrom birds\nwhere order = 1"));
    }

    @Test
    void aNameThatStandsSeveralTimesIsPerhapsTheFirst() {
        assertEquals(Optional.of(new TextPlace(1, 8, 4, false)), fault("select wing from birds where wing > 1"));
    }

    @Test
    void whatIsAboutNoPlaceHasNone() {
        assertEquals(Optional.empty(), StatementFault.find("select 1", "integer overflow", part -> ""));
    }
}
