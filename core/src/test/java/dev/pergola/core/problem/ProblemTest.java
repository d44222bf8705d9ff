package dev.pergola.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void carriesWhatTheExceptionSays() {
        Problem problem = Problem.of(new ServerException(
                ErrorCode.BAD_REQUEST, List.of("One is wrong.", "Two is missing."), Optional.of("Mend both.")));

        assertEquals(400, problem.status());
        assertEquals("One is wrong.; Two is missing.", problem.error());
        assertEquals(List.of("One is wrong.", "Two is missing."), problem.messages());
        assertEquals(Optional.of("Mend both."), problem.hint());
        assertEquals("This request cannot be answered", problem.title());
        assertEquals(Map.of(), problem.headers());
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1000,1", "1001,2", "2000,2", "90000,90"})
    void overloadSaysWhenToComeBackInWholeSeconds(long milliseconds, String seconds) {
        Problem problem = Problem.of(KnownProblems.overloaded(Duration.ofMillis(milliseconds)));

        assertEquals(503, problem.status());
        assertEquals(Map.of("Retry-After", seconds), problem.headers());
    }

    @Test
    void aWrongMethodSaysWhichOnesAreAnswered() {
        Problem problem = KnownProblems.methodNotAllowed("DELETE", Set.of("POST", "GET", "HEAD"));

        assertEquals(405, problem.status());
        assertEquals(Map.of("Allow", "GET, HEAD, POST"), problem.headers());
        assertEquals(Optional.of("It answers: GET, HEAD, POST."), problem.hint());
    }

    @Test
    void missingThingsSuggestWhatMayHaveBeenMeant() {
        assertEquals(
                Optional.of("Did you mean \"debian\"?"),
                KnownProblems.databaseNotFound("debain", List.of("debian", "unicode"))
                        .hint());
        assertEquals(
                "The database \"debian\" has no table, view or query \"pakages\".",
                Problem.of(KnownProblems.tableNotFound("debian", "pakages", List.of("packages")))
                        .error());
        assertEquals(
                Optional.of("The formats here are: csv, json."),
                KnownProblems.formatNotFound("zip", List.of("json", "csv")).hint());
        assertEquals(
                "The table \"files\" has no row with the key \"a\", \"b\".",
                KnownProblems.rowNotFound("files", List.of("a", "b")).getMessage());
    }

    @Test
    void everyKnownSituationHasItsStatusAndAdvice() {
        Map<ServerException, Integer> situations = Map.of(
                KnownProblems.databaseNotFound("a", List.of()), 404,
                KnownProblems.tableNotFound("a", "b", List.of()), 404,
                KnownProblems.rowNotFound("a", List.of("1")), 404,
                KnownProblems.pageNotFound("/x"), 404,
                KnownProblems.formatNotFound("zip", List.of()), 404,
                KnownProblems.badKey("a", List.of("b", "c"), 1), 400,
                KnownProblems.forbidden("view-table", "the table \"a\""), 403,
                KnownProblems.timeLimit(Duration.ofSeconds(1), "sql_time_limit_ms"), 400,
                KnownProblems.internal("4711"), 500,
                KnownProblems.overloaded(Duration.ofSeconds(1)), 503);
        situations.forEach((exception, status) -> {
            assertEquals(status, Problem.of(exception).status(), exception.getMessage());
            assertTrue(exception.hint().isPresent(), exception.getMessage());
            assertTrue(exception.getMessage().endsWith("."), exception.getMessage());
        });
    }

    @Test
    void codesOfPluginsGetTheTitleOfTheirStatus() {
        assertEquals("Nothing here", titleOf(404));
        assertEquals("This request was refused", titleOf(418));
        assertEquals("Something went wrong here", titleOf(507));
    }

    @Test
    void aProblemSaysSomething() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Problem(ErrorCode.INTERNAL, "x", List.of(), Optional.empty(), Map.of()));
    }

    @Test
    void foreignTextIsQuotedShortAndOnOneLine() {
        assertEquals("\"a\uFFFDb\"", Quotation.of("a\nb"));
        assertEquals("\"\uFFFD\"", Quotation.of("\u202E"));
        assertEquals(83, Quotation.of("x".repeat(1_000_000)).length());
        assertEquals("\"" + "\uD83C\uDF3F".repeat(80) + "\"", Quotation.of("\uD83C\uDF3F".repeat(80)));
        assertEquals("\"" + "\uD83C\uDF3F".repeat(80) + "…\"", Quotation.of("\uD83C\uDF3F".repeat(81)));
    }

    private static String titleOf(int status) {
        return Problem.of(new ServerException(new ErrorCode("of-a-plugin", status), "It failed."))
                .title();
    }
}
