package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlIdentifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "packages|packages",
                "_private2|_private2",
                "2fast|\"2fast\"",
                "with space|\"with space\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "select|\"select\"",
                "Order|\"Order\"",
                "over|over",
                "returning|\"returning\"",
                "naïve|\"naïve\"",
                "a.b|\"a.b\"",
                "]|\"]\"",
                "``|\"\"",
            })
    void quotesOnlyWhereItIsNeeded(String name, String quoted) {
        assertEquals(quoted, SqlIdentifier.quote(name));
    }

    @Test
    void quotesAlwaysWhenAsked() {
        assertEquals("\"packages\"", SqlIdentifier.quoteAlways("packages"));
        assertEquals("\"a\"\"b\"", SqlIdentifier.quoteAlways("a\"b"));
    }

    /** The list of words is only right if SQLite agrees. */
    @Test
    void sqliteAcceptsEveryQuotedKeywordAsTheNameOfATableAndOfAColumn() throws SQLException {
        String words = """
            abort action add after all alter always analyze and as asc attach autoincrement before begin between by
            cascade case cast check collate column commit conflict constraint create cross current current_date
            current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop
            each else end escape except exclude exclusive exists explain fail filter first following for foreign from
            full generated glob group groups having if ignore immediate in index indexed initially inner insert
            instead intersect into is isnull join key last left like limit match materialized natural no not nothing
            notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query
            raise range recursive references regexp reindex release rename replace restrict returning right rollback
            row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union
            unique update using vacuum values view virtual when where window with within without
            """;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String word : words.split("\\s+")) {
                String name = SqlIdentifier.quote(word);
                statement.execute("create table " + name + " (" + name + " text)");
                statement.execute("insert into " + name + " (" + name + ") values ('here')");
                try (ResultSet rows = statement.executeQuery(
                        "select " + name + " from " + name + " where " + name + " = 'here' order by " + name)) {
                    rows.next();
                    assertEquals("here", rows.getString(1), word);
                }
                statement.execute("drop table " + name);
            }
        }
    }
}
