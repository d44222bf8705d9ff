package com.example.trac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.Database;
import dev.pergola.testing.TestSettings;
import dev.pergola.testing.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One step after the other, with a clock that only the test moves. */
class CollectorTest {

    private static final Duration SPACING = Duration.ofSeconds(3); // 20 requests in a minute

    @RegisterExtension
    static final TestSite site = TestSite.empty().database("trac.db", "create table notes (note text)");

    private final PatientClock clock = new PatientClock();
    private final FakeTrac trac = new FakeTrac(clock)
            .put(1, "2024-01-01T00:00:00Z", "first")
            .put(2, "2024-01-02T00:00:00Z", "second")
            .put(3, "2024-01-03T00:00:00Z", "third");

    @BeforeEach
    void beginWithoutTickets() {
        database()
                .script("drop table if exists changes; drop table if exists tickets; drop table if exists _pending;"
                        + " drop table if exists _collection");
    }

    private Collector collector(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("address", "http://trac.test", "batch", 2));
        all.putAll(settings);
        return new Collector(trac, database(), TracSettings.of(TestSettings.of(TracConfiguration.class, all)), clock);
    }

    private Database database() {
        return site.databases().find("trac").orElseThrow();
    }

    private String ask(String sql) {
        return site.get("/trac/-/query.json?_shape=arrayfirst&sql="
                        + sql.replace(" ", "+").replace("'", "%27"))
                .text()
                .strip();
    }

    private void steps(Collector collector, int number) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            collector.step();
            clock.advance(SPACING);
        }
    }

    @Test
    void collectsEverythingInBatchesAndThenRests() throws InterruptedException {
        Collector collector = collector(Map.of());

        steps(collector, 3);

        assertEquals(List.of(Optional.empty()), trac.listings);
        assertEquals(List.of(List.of(1L, 2L), List.of(3L)), trac.batches);
        assertEquals("[\"first\",\"second\",\"third\"]", ask("select summary from tickets order by id"));
        assertEquals("[\"{\\\"browser\\\":\\\"lynx\\\"}\"]", ask("select distinct other from tickets"));
        assertEquals("[3]", ask("select count(*) from changes where author = 'ada'"));
        assertFalse(collector.progress().run().isUnderWay());
        assertEquals(3, collector.progress().run().collected());

        steps(collector, 10);
        assertEquals(1, trac.listings.size(), "nothing is asked between two runs");
    }

    @Test
    void sendsNoRequestBeforeItIsDue() throws InterruptedException {
        Collector collector = collector(Map.of());
        collector.step();

        clock.advance(SPACING.minusMillis(1));
        collector.step();
        assertEquals(List.of(), trac.batches);

        clock.advance(Duration.ofMillis(1));
        collector.step();
        assertEquals(1, trac.batches.size());
    }

    @Test
    void goesOnWhereAnEarlierProcessStopped() throws InterruptedException {
        steps(collector(Map.of()), 2);

        steps(collector(Map.of()), 1);

        assertEquals(1, trac.listings.size());
        assertEquals(List.of(List.of(1L, 2L), List.of(3L)), trac.batches);
        assertEquals("[3]", ask("select count(*) from tickets"));
    }

    @Test
    void asksLaterForWhatHasChangedAlone() throws InterruptedException {
        Collector collector = collector(Map.of());
        steps(collector, 3);
        trac.put(2, "2024-05-01T12:05:00Z", "second, mended");

        clock.advance(Duration.ofMinutes(15));
        steps(collector, 2);

        assertEquals(Optional.of(Instant.parse("2024-05-01T11:59:00Z")), trac.listings.get(1));
        assertEquals(List.of(2L), trac.batches.get(2));
        assertEquals("[\"second, mended\"]", ask("select summary from tickets where id = 2"));
        assertEquals("[3]", ask("select count(*) from changes"));
    }

    @Test
    void leavesTracAloneForAsLongAsItWantsAndElseLongerEachTime() throws InterruptedException {
        trac.failures.add(new TracFailure("busy", Optional.of(Duration.ofMinutes(7))));
        trac.failures.add(new TracFailure("down"));
        trac.failures.add(new TracFailure("down"));
        Collector collector = collector(Map.of());

        collector.step();
        assertEquals(
                clock.instant().plus(Duration.ofMinutes(7)),
                collector.progress().due());
        clock.advance(Duration.ofMinutes(7));
        collector.step();
        assertEquals(clock.instant().plusSeconds(10), collector.progress().due());
        clock.advance(Duration.ofSeconds(10));
        collector.step();
        assertEquals(
                clock.instant().plusSeconds(20), collector(Map.of()).progress().due(), "also in the next process");
        clock.advance(Duration.ofSeconds(20));

        steps(collector, 3);
        assertEquals("[3]", ask("select count(*) from tickets"));
        assertEquals(3, collector.progress().tally().errors());
        assertEquals(0, collector.progress().tally().inARow());
        assertEquals(
                "down", collector.progress().tally().problem().orElseThrow().message());
    }

    @Test
    void oneTicketThatCannotBeToldKeepsNoOtherBack() throws InterruptedException {
        trac.broken.add(1L);
        Collector collector = collector(Map.of());

        for (int i = 0; i < 8; i++) {
            collector.step();
            clock.advance(Duration.ofHours(1));
        }

        assertEquals("[2,3]", ask("select id from tickets order by id"));
        assertEquals(
                5, trac.batches.stream().filter(batch -> batch.contains(1L)).count());
        assertTrue(
                collector.progress().tally().problem().orElseThrow().message().contains("ticket 1: division by zero"));
        assertEquals("[0]", ask("select count(*) from _pending"));
    }

    @Test
    void whatIsGoneInTracStaysAsItWas() throws InterruptedException {
        Collector collector = collector(Map.of());
        collector.step();
        trac.remove(3);
        clock.advance(SPACING);

        steps(collector, 2);

        assertEquals("[1,2]", ask("select id from tickets order by id"));
        assertFalse(collector.progress().run().isUnderWay());
    }

    @Test
    void anotherQueryBeginsAgainAndAnotherAddressIsRefused() throws InterruptedException {
        steps(collector(Map.of()), 3);

        Collector other = collector(Map.of("query", "component=core"));
        assertEquals(Optional.empty(), other.progress().run().since());

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> collector(Map.of("address", "http://other.test")));
        assertTrue(refused.getMessage().contains("holds tickets of http://trac.test"), refused.getMessage());
    }
}
