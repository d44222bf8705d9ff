package dev.pergola.itest.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every recorded read, asked again. A case that is a known gap may fail; a known gap that has closed is reported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

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
    Stream<DynamicNode> answersAsRecorded() {
        return suite.cases().entrySet().stream()
                .map(profile ->
                        dynamicContainer("profile " + profile.getKey(), tests(profile.getKey(), profile.getValue())));
    }

    @AfterAll
    void endServersAndReport() {
        servers.close();
        report.writeTo(Path.of(System.getProperty("pergola.itests.target", "target"), "conformance.txt"));
    }

    private Stream<DynamicNode> tests(String profile, List<RecordedCase> cases) {
        return cases.stream()
                .<DynamicNode>map(recorded -> dynamicTest(recorded.toString(), () -> replay(recorded)))
                .onClose(() -> servers.end(profile));
    }

    private void replay(RecordedCase recorded) {
        Optional<String> gap = gaps.reason(recorded);
        Optional<String> failure = failureOf(recorded);
        if (failure.isEmpty()) {
            report.passed(recorded, gap.isPresent());
            assertFalse(gaps.names(recorded), "The case passes: take it from the list of known gaps.");
        } else {
            report.failed(recorded, failure.get(), gap.isPresent());
            assertTrue(gap.isPresent(), failure.get());
        }
    }

    private Optional<String> failureOf(RecordedCase recorded) {
        try {
            PergolaProcess server = servers.server(recorded.profile());
            URI address = server.address();
            RecordedCase sent = recorded.sentBy(credentials.of(recorded, server));
            RawHttp http = new RawHttp(address);
            Normalisation normalisation = new Normalisation(address);
            Optional<Difference> difference = recorded.isWalk()
                    ? new Walk(sent, http, normalisation).difference()
                    : new Expectation(recorded.expectation(), normalisation)
                            .differenceOf(sent.send(http, normalisation, sent.path()));
            return difference.map(Difference::toString);
        } catch (AssertionError | UncheckedIOException unusable) {
            return Optional.of(unusable.toString());
        }
    }
}
