package dev.pergola.plugins.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.data.AfterWrite;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.testing.TestSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables come, are changed, and are gone when their time is over, by a clock that the test sets. */
class EphemeralTablesTest {

    private static final int TTL = 60;

    private static volatile Optional<EphemeralTables> current = Optional.empty();
    private static volatile Optional<WriteInterceptor> refusal = Optional.empty();

    @RegisterExtension
    static final TestSite SITE = TestSite.empty()
            .database("taken.db", "create table t (a)")
            .and(
                    WriteInterceptor.class,
                    context -> current.isPresent() ? current.get().before(context) : AfterWrite.nothing(),
                    Map.of())
            .and(
                    WriteInterceptor.class,
                    context -> refusal.isPresent() ? refusal.get().before(context) : AfterWrite.nothing(),
                    Map.of());

    private final Timepiece clock = new Timepiece();
    private EphemeralTables tables;

    @BeforeEach
    void begin() {
        begin(Map.of());
    }

    private void begin(Map<String, ?> more) {
        tables = new EphemeralTables(SITE.databases(), settings(more), clock);
        current = Optional.of(tables);
        tables.started();
    }

    private static EphemeralSettings settings(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(Map.of("table__ttl", (double) TTL));
        all.putAll(more);
        return EphemeralSettingsTest.settings(all);
    }

    @AfterEach
    void end() {
        current = Optional.empty();
        refusal = Optional.empty();
        tables.close();
    }

    private Database database() {
        return tables.database().orElseThrow();
    }

    private void make(String... statements) {
        database().script(String.join(";", statements));
    }

    private List<String> left() {
        List<String> names = new ArrayList<>();
        try (Rows rows = database().query(Sql.of("select name from sqlite_schema order by name"))) {
            while (rows.next()) {
                names.add(rows.text(0));
            }
        }
        return names;
    }

    private void pass(int seconds) {
        clock.pass(seconds);
        tables.run();
    }

    @Test
    void aTableLivesExactlyAsLongAsItIsSaid() {
        make("create table early (a)");
        pass(1);
        make("create table late (a)");
        clock.pass(Duration.ofMillis(TTL * 1000 - 1000));
        tables.run();
        assertEquals(List.of("early", "late"), left(), "not before its time");

        clock.pass(Duration.ofMillis(1));
        tables.run();
        assertEquals(List.of("late"), left());

        pass(1);
        assertEquals(List.of(), left());
        assertEquals(List.of(), List.copyOf(tables.lives().all()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]b", "a\"b", "a'b", "`", "Übung 🌿", "select", "a;b", " ", "%", "_x", "a.b", "(", "--"})
    void everyNameExpires(String name) {
        make("create table other (a)");
        database().execute(Sql.of("create table " + Shape.quoted(name) + " (a integer primary key autoincrement)"));
        database().execute(Sql.of("insert into " + Shape.quoted(name) + " default values"));
        assertTrue(tables.lives().find(name).isPresent());

        pass(TTL + 1);
        assertEquals(List.of("sqlite_sequence"), left(), "SQLite keeps its own table");
        pass(TTL + 1);
        try (Rows rows = database().query(Sql.of("select count(*) from sqlite_sequence"))) {
            assertTrue(rows.next() && rows.integer(0) == 0);
        }
    }

    @Test
    void nothingIsLeftBehindOfATable() {
        make(
                "create table plants (id integer primary key, name text)",
                "create index by_name on plants(name)",
                "create view tall as select * from plants",
                "create view taller as select * from tall",
                "create virtual table search using fts5(name, content=\"plants\", content_rowid='id')",
                "create virtual table old_search using fts4(name, content='plants')",
                "create trigger on_it after insert on plants begin insert into search(rowid, name) values (new.id, new.name); end",
                "create trigger on_view instead of insert on tall begin select 1; end");
        pass(30);
        make(
                "create table beds (plant integer, plants_note text)",
                "create trigger on_other after delete on beds begin delete from plants where id = old.plant; end",
                "create trigger own after delete on beds begin update beds set plants_note = 'x'; end",
                "create view beds_alone as select plants_note from beds",
                "create view both_of_them as select * from beds join plants on plants.id = beds.plant");
        make("insert into plants values (1, 'fern')", "insert into beds values (1, '')");

        pass(31);
        assertEquals(List.of("beds", "beds_alone", "own"), left());
        make("alter table beds rename to garden", "delete from garden");

        pass(30);
        assertEquals(List.of(), left());
    }

    @Test
    void fullTextTablesExpireWithTheirShadows() {
        make("create virtual table search using fts5(body)", "insert into search values ('fern')");
        assertEquals(1, tables.lives().all().size(), "its shadows have no life of their own");

        pass(TTL + 1);
        assertEquals(List.of(), left());
    }

    @Test
    void aViewExpiresToo() {
        make("create view one as select 1");
        pass(TTL + 1);
        assertEquals(List.of(), left());
    }

    @Test
    void neitherRenamingNorChangingATableProlongsItsLife() {
        make("create table \"first (one\" (id integer primary key, parent references \"first (one\"(id))");
        make("create virtual table find using fts5(body)");
        pass(40);
        make("alter table \"first (one\" rename to second", "alter table find rename to found");
        make("alter table second add column more");
        make(
                "create table changed (id integer primary key)",
                "drop table second",
                "alter table changed rename to second");

        pass(21);
        assertEquals(List.of(), left());
    }

    @Test
    void aTableThatIsMadeAgainBeginsItsLifeAgain() {
        make("create table plants (a)");
        pass(40);
        make("drop table plants");
        make("create table plants (a)");
        pass(40);
        assertEquals(List.of("plants"), left());
    }

    @Test
    void whatWasRolledBackHasNoLife() {
        assertThrows(IllegalStateException.class, () -> database().write(transaction -> {
            transaction.execute(Sql.of("create table never (a)"));
            throw new IllegalStateException("no");
        }));
        make("create table plants (a)");
        assertEquals(
                List.of("plants"), tables.lives().all().stream().map(Life::name).toList());
    }

    @Test
    void whatNobodyToldOfIsFoundByALook() {
        database().isolated(connection -> connection.execute(Sql.of("create table hidden (a)")));
        assertTrue(tables.lives().find("hidden").isEmpty());

        pass(3);
        assertTrue(tables.lives().find("hidden").isPresent());
        pass(TTL + 1);
        assertEquals(List.of(), left());
    }

    @Test
    void whatCannotBeTakenAwayKeepsNothingElseAlive() {
        make("create table a1 (a)", "create table b2 (a)", "create table c3 (a)");
        AtomicBoolean stubborn = new AtomicBoolean(true);
        refusal = Optional.of(context -> outcome -> {
            try (Rows rows = context.transaction().query(Sql.of("select 1 from sqlite_schema where name = 'b2'"))) {
                if (stubborn.get() && !rows.next()) {
                    throw new IllegalStateException("b2 is to stay.");
                }
            }
        });
        clock.pass(TTL + 1);

        String reasons =
                assertThrows(IllegalStateException.class, () -> tables.run()).getMessage();
        assertTrue(reasons.startsWith("b2 has expired but is still there"), reasons);
        assertEquals(List.of("b2"), left());

        stubborn.set(false);
        pass(2);
        assertEquals(List.of(), left());
    }

    @Test
    void moreTablesThanThereMayBeAreRefusedAndTheOthersStay() {
        tables.change(settings(Map.of("max__tables", 2)));
        make("create table one (a)", "create view two as select 1");
        clock.pass(50);

        ServerException refused = assertThrows(ServerException.class, () -> make("create table three (a)"));
        assertEquals(413, refused.code().status());
        assertTrue(refused.hint().orElse("").contains("expires in 10s"), refused.hint()::toString);
        assertEquals(List.of("one", "two"), left());

        pass(11);
        make("create table three (a)");
        assertEquals(List.of("three"), left());
    }

    @Test
    void moreRowsThanATableMayHaveAreRefusedHoweverTheyCome() {
        tables.change(settings(Map.of("max__rows", 100L)));
        String hundred = "with recursive n(a) as (select 1 union all select a + 1 from n where a < %d)";
        make("create table one (a)", "create table two (a)");
        make("insert into one " + hundred.formatted(100) + " select a from n");

        assertThrows(ServerException.class, () -> make("insert into one values (1)"));
        assertThrows(
                ServerException.class,
                () -> make("create table three as " + hundred.formatted(101) + " select a from n"));
        make("insert into two values (1)");
        make("delete from one where a > 50");
        make("insert into one values (1)");
        try (Rows rows = database().query(Sql.of("select count(*) from one"))) {
            assertTrue(rows.next() && rows.integer(0) == 51);
        }
    }

    @Test
    void moreBytesThanThereMayBeAreRefusedAlsoInOneWrite() {
        tables.change(settings(Map.of("max__bytes", 1_000_000L)));
        make("create table one (a)", "insert into one values (zeroblob(900000))");

        ServerException more =
                assertThrows(ServerException.class, () -> make("insert into one values (zeroblob(200000))"));
        assertEquals(413, more.code().status());
        ServerException muchMore = assertThrows(
                ServerException.class, () -> make("insert into one select zeroblob(900000) from pragma_function_list"));
        assertEquals(507, muchMore.code().status(), "SQLite itself stops");

        make("delete from one");
        make("insert into one values (zeroblob(900000))");
    }

    @Test
    void lowerLimitsRefuseNothingThatMakesLess() {
        make("create table one (a)", "create table two (a)", "insert into one values (zeroblob(500000)), (1), (2)");
        tables.change(settings(Map.of("max__tables", 1, "max__bytes", 1000L, "max__rows", 1L)));

        make("delete from one where a = 1");
        pass(TTL + 1);
        assertEquals(List.of(), left());
    }

    @Test
    void anotherTimeToLiveHoldsForTablesThatAreThere() {
        make("create table one (a)");
        pass(30);
        tables.change(settings(Map.of("table__ttl", 20.0)));
        pass(0);
        assertEquals(List.of(), left());
    }

    @Test
    void anotherNameIsAnotherDatabase() {
        make("create table one (a)");
        tables.change(settings(Map.of("name", "scratch")));

        assertEquals("scratch", database().name());
        assertTrue(SITE.databases().find("ephemeral").isEmpty());
        assertEquals(List.of(), left());
        make("create table two (a)");
        pass(TTL + 1);
        assertEquals(List.of(), left());
    }

    @Test
    void aDatabaseThatHasTheNameAlreadyIsLetAlone() {
        EphemeralTables second = new EphemeralTables(SITE.databases(), settings(Map.of("name", "taken")), clock);

        String reason =
                assertThrows(IllegalStateException.class, second::started).getMessage();
        assertTrue(reason.contains("a database named taken already"), reason);
        assertTrue(SITE.databases().find("taken_2").isEmpty());
    }

    @Test
    void manyTablesComeAndGoInTheirTime() {
        Map<String, Long> made = new HashMap<>();
        long seconds = 0;
        for (; seconds < 100; seconds++) {
            if (seconds < 30) {
                List<String> statements = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    String name = "t" + seconds + "_" + i;
                    statements.add("create table " + name + " (a)");
                    made.put(name, seconds);
                }
                make(statements.toArray(String[]::new));
            }
            pass(1);
            long now = seconds + 1;
            List<String> expected = made.entrySet().stream()
                    .filter(table -> now - table.getValue() <= TTL)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            assertEquals(expected, left());
        }
        assertTrue(tables.lives().all().isEmpty());
    }
}
