package dev.pergola.itest.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every recorded write scenario, replayed. One server serves most of them; after each that changes data, the files are as
 * they were at first. A scenario that changes nothing has to leave the content as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteConformanceIT {

    private final KnownGaps gaps = KnownGaps.read();
    private final Suite suite = Suite.unpackInto(TemporaryFolders.create("recordings"));
    private final ConformanceServers servers = new ConformanceServers(suite, gaps);
    private final Credentials credentials = new Credentials(suite);
    private final ConformanceReport report = new ConformanceReport();

    @BeforeAll
    void prepareTokens() {
        credentials.prepare();
    }

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return suite.scenarios().stream().map(scenario -> dynamicTest(scenario.toString(), () -> replay(scenario)));
    }

    @AfterAll
    void endServersAndReport() {
        servers.close();
        report.writeTo(Path.of(System.getProperty("pergola.itests.target", "target"), "conformance-writes.txt"));
    }

    private void replay(WriteScenario scenario) {
        RecordedCase named = scenario.asCase();
        Optional<String> gap = gaps.reason(named);
        Optional<String> failure = failureOf(scenario);
        if (failure.isEmpty()) {
            report.passed(named, gap.isPresent());
            assertFalse(gaps.names(named), "The scenario passes: take it from the list of known gaps.");
        } else {
            report.failed(named, failure.get(), gap.isPresent());
            assertTrue(gap.isPresent(), failure.get());
        }
    }

    private Optional<String> failureOf(WriteScenario scenario) {
        if (scenario.alone()) {
            servers.end(scenario.profile());
        }
        try {
            PergolaProcess server = servers.server(scenario.profile());
            Optional<String> difference = new ScenarioRun(scenario, server, credentials).difference();
            return difference.or(() -> scenario.mutates() || servers.isPristine(scenario.profile())
                    ? Optional.empty()
                    : Optional.of("data has changed"));
        } catch (AssertionError | UncheckedIOException unusable) {
            return Optional.of(unusable + servers.lost(scenario.profile()));
        } finally {
            if (scenario.alone()) {
                servers.end(scenario.profile());
            } else {
                servers.restore(scenario.profile());
            }
        }
    }
}
