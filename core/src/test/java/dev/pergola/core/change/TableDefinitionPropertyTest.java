package dev.pergola.core.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sqlite.JDBC;

/** A CREATE statement that is taken apart and put together again makes the same table. */
class TableDefinitionPropertyTest {

    private static final List<String> FACTS = List.of(
            "select name, type, \"notnull\", pk, hidden from pragma_table_xinfo('t')",
            "select trim(dflt_value, '''') from pragma_table_xinfo('t')",
            "select \"table\", \"from\", \"to\", on_update, on_delete from pragma_foreign_key_list('t')",
            "select \"unique\", origin, partial from pragma_index_list('t') order by name",
            "select strict, wr from pragma_table_list where name = 't'");

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> types =
                Arbitraries.of("", " integer", " TEXT", " varchar(20)", " decimal ( 5 , 2 )", " real", " blob");
        Arbitrary<List<String>> clauses = Arbitraries.of(
                        " not null",
                        " NOT NULL on conflict ignore",
                        " unique",
                        " default 5",
                        " default -1.5",
                        " default 'it''s, (ok)'",
                        " default (1 + (2))",
                        " default current_timestamp",
                        " default null",
                        " check (1 < 2 and ')' <> '(')",
                        " constraint \"a b\" check (length('x,y') > 0)",
                        " collate nocase",
                        " references other(id) on delete set null on update cascade not deferrable initially immediate",
                        " references [other] match full deferrable",
                        " /* a comment, */",
                        " -- another )\n")
                .list()
                .ofMaxSize(4)
                .uniqueElements();
        Arbitrary<String> columns = Combinators.combine(types, clauses).as((type, all) -> type + String.join("", all));
        Arbitrary<List<String>> names = Arbitraries.of("a", "b c", "d\"e", "f]g", "select", "h'i", "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements();
        Arbitrary<String> options = Arbitraries.of("", "", " without rowid");
        Arbitrary<String> behind = Arbitraries.of(
                "",
                ", unique (%s)",
                ", UNIQUE(%s collate nocase)",
                ", constraint q unique(%s) on conflict replace",
                ", check (%s is not 7)",
                ", foreign key (%s) references other(id) on delete cascade");
        return Combinators.combine(names, columns.list().ofSize(4), behind, options)
                .as((all, kinds, last, option) -> {
                    List<String> parts = new ArrayList<>();
                    for (String name : new LinkedHashSet<>(all)) {
                        parts.add(SqlIdentifier.quoteAlways(name) + kinds.get(parts.size()));
                    }
                    String first = SqlIdentifier.quoteAlways(all.get(0));
                    String key = option.isEmpty() ? "" : ", primary key (" + first + ")";
                    return "create table t (" + String.join(", ", parts) + key + last.formatted(first) + ")" + option;
                });
    }

    @Property(tries = 400)
    void theTableStaysTheSame(@ForAll("tables") String sql) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("create table other(id integer primary key)");
            try {
                statement.execute(sql);
            } catch (SQLException impossible) {
                return;
            }
            List<List<String>> before = facts(statement);
            String kept = rows(statement, "select sql from sqlite_master where name = 't'")
                    .get(0);
            statement.execute("drop table t");
            String again = TableDefinition.parse(kept).sql("t");
            statement.execute(again);
            assertEquals(before, facts(statement), again);
            assertEquals(again, TableDefinition.parse(again).sql("t"), "taken apart again it is the same text");
        }
    }

    private static List<List<String>> facts(Statement statement) throws SQLException {
        List<List<String>> facts = new ArrayList<>();
        for (String query : FACTS) {
            facts.add(rows(statement, query));
        }
        return facts;
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
