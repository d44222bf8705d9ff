package dev.pergola.core.change;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.text.SqlTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sqlite.JDBC;

/**
 * Every view that a statement uses is found. Whether it uses one SQLite says itself: a statement that cannot be prepared any
 * more when the view is gone has used it.
 */
class TableReferencesPropertyTest {

    private static final List<String> VIEWS = List.of("v", "window", "odd name", "at");
    private static Connection connection;
    private static int used;

    @BeforeContainer
    static void open() throws SQLException {
        connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
        execute("create table t(x)");
        execute("create table target(x)");
        for (String view : VIEWS) {
            execute("create view \"" + view + "\" as select x from t");
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
        assertTrue(used > 100, "only " + used + " statements used a view");
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isPrepared(String sql) {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + sql)) {
            return rows.next();
        } catch (SQLException refused) {
            return false;
        }
    }

    private static boolean uses(String sql, String view) throws SQLException {
        execute("savepoint a");
        try {
            execute("drop view \"" + view + "\"");
            return !isPrepared(sql);
        } finally {
            execute("rollback to a");
            execute("release a");
        }
    }

    @Provide
    Arbitrary<String> statements() {
        return Combinators.combine(common(), selects(3))
                .as((common, select) -> common + "insert into target " + select);
    }

    private static Arbitrary<String> common() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                Combinators.combine(Arbitraries.of("v", "at", "c"), selects(1)).as("with %s as (%s) "::formatted),
                Combinators.combine(Arbitraries.of("v", "c"), selects(1))
                        .as("with %s(x) as not materialized (%s) "::formatted));
    }

    private static Arbitrary<String> selects(int depth) {
        Arbitrary<String> plain = Combinators.combine(
                        expressions(depth),
                        sources(depth),
                        Arbitraries.of("", " where %s", " where %s order by 1"),
                        expressions(depth))
                .as((cell, source, where, condition) ->
                        "select " + cell + " from " + source + where.formatted(condition));
        return depth == 0
                ? plain
                : Arbitraries.oneOf(
                        plain,
                        plain,
                        Combinators.combine(plain, Arbitraries.of(" union all ", " except "), selects(depth - 1))
                                .as((one, word, other) -> one.replace(" order by 1", "") + word + other));
    }

    private static Arbitrary<String> sources(int depth) {
        Arbitrary<String> one = depth == 0
                ? names()
                : Arbitraries.oneOf(
                        names(),
                        names().map(name -> name + " as s"),
                        names().map(name -> name + " window"),
                        selects(depth - 1).map(select -> "(" + select + ")"),
                        sources(depth - 1).map(source -> "(" + source + ")"));
        return Combinators.combine(one, Arbitraries.of("", ",", " join ", " left join ", " cross/**/join "), one)
                .as((left, word, right) -> word.isEmpty() ? left : left + word + right);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "t",
                "v",
                "V",
                "\"v\"",
                "[v]",
                "`v`",
                "'v'",
                "main.v",
                "main . [v]",
                "window",
                "\"odd name\"",
                "[Odd Name]",
                "at",
                "c",
                "/* */v",
                "--x\nv");
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("1", "'v'", "'x'", "1 is distinct from 2", "x'00'", ":p", "1e5");
        return depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        selects(depth - 1).map(select -> "(" + select + ")"),
                        selects(depth - 1).map(select -> "1 in (" + select + ")"),
                        names().map(name -> "1 in " + name),
                        selects(depth - 1).map(select -> "exists(" + select + ")"),
                        selects(depth - 1).map(select -> "1 is not distinct from (" + select + ")"));
    }

    @Property(tries = 1500)
    void everyViewThatIsUsedIsFound(@ForAll("statements") String sql) throws SQLException {
        if (!isPrepared(sql)) {
            return;
        }
        Set<String> found = TableReferences.from(SqlTokens.of(sql), 0).stream()
                .map(reference -> reference.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (String view : VIEWS) {
            boolean uses = uses(sql, view);
            used += uses ? 1 : 0;
            assertTrue(!uses || found.contains(view), () -> view + " was not found in " + sql);
        }
    }
}
