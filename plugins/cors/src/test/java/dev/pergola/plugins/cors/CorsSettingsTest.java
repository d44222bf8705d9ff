package dev.pergola.plugins.cors;

import static dev.pergola.plugins.cors.Written.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which settings are accepted, and what is said about the others. */
class CorsSettingsTest {

    private static CorsSettings of(Map<String, Object> settings) {
        return CorsSettings.of(Written.of(settings));
    }

    private static List<String> problems(Map<String, Object> settings) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> of(settings)).getMessage();
        return Arrays.stream(message.split(
                        " (?=(hosts|host_wildcards|headers|methods|max_age|credentials|expose_headers): )"))
                .skip(1)
                .toList();
    }

    @Test
    void nothingIsAllowedWhereNothingIsSet() {
        CorsSettings settings = of(Map.of());

        assertEquals(Optional.empty(), settings.allowedOrigin(Optional.of("https://a.com")));
        assertFalse(settings.dependOnOrigin());
    }

    @ParameterizedTest
    @CsvSource({"https://a.com", "http://localhost:8001", "https://[::1]:8001", "chrome-extension://abcdef", "null"})
    void originsAreAccepted(String origin) {
        assertEquals(Optional.of(origin), of(Map.of("hosts", list(origin))).allowedOrigin(Optional.of(origin)));
    }

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                Arguments.of(Map.of("hosts", list("https://a.com/")), "hosts: \"https://a.com/\" ends with a slash"),
                Arguments.of(Map.of("hosts", list("a.com")), "hosts: \"a.com\" is not an origin"),
                Arguments.of(Map.of("hosts", list("")), "hosts: \"\" is not an origin"),
                Arguments.of(Map.of("hosts", list("*")), "hosts: \"*\" is not an origin"),
                Arguments.of(Map.of("hosts", list("https://a.com/path")), "hosts: \"https://a.com/path\" is not"),
                Arguments.of(Map.of("hosts", list("https://me@a.com")), "hosts: \"https://me@a.com\" is not"),
                Arguments.of(
                        Map.of("host_wildcards", list("https://*.a.com/")), "host_wildcards: \"https://*.a.com/\""),
                Arguments.of(Map.of("host_wildcards", list(" ")), "host_wildcards: an entry is empty"),
                Arguments.of(
                        Map.of("host_wildcards", list("https://[z-a].com")), "host_wildcards: \"https://[z-a].com\""),
                Arguments.of(Map.of("headers", list("A, B")), "headers: \"A, B\" is not a name"),
                Arguments.of(Map.of("methods", list("GET\r\nX: y")), "methods: "),
                Arguments.of(Map.of("expose_headers", list("")), "expose_headers: \"\" is not a name"),
                Arguments.of(Map.of("max_age", -1), "max_age: -1 is negative"),
                Arguments.of(Map.of("credentials", true, "allow_all", true), "credentials: browsers refuse"),
                Arguments.of(
                        Map.of("credentials", true, "host_wildcards", list("*")), "credentials: the pattern \"*\""),
                Arguments.of(
                        Map.of("credentials", true, "host_wildcards", list("https://*")),
                        "credentials: the pattern \"https://*\" matches every site"),
                Arguments.of(
                        Map.of("credentials", true, "hosts", list("https://a.com"), "headers", list("*")),
                        "credentials: a star"));
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void wrongSettingsAreExplained(Map<String, Object> settings, String beginning) {
        List<String> problems = problems(settings);

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(beginning), problems::toString);
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        assertEquals(
                4,
                problems(Map.of(
                                "hosts",
                                list("https://a.com/", "b.com"),
                                "max_age",
                                -5,
                                "credentials",
                                true,
                                "allow_all",
                                true))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.b.com,https://x.b.com,true",
        "https://*.b.com,https://x.y.b.com,true",
        "https://*.b.com,https://b.com,false",
        "https://*.b.com,https://x.b.com.evil.com,false",
        "https://*.b.com,https://xbbbcom,false",
        "https://?.b.com,https://x.b.com,true",
        "https://?.b.com,https://xy.b.com,false",
        "http://localhost:80[01][0-9],http://localhost:8015,true",
        "http://localhost:80[01][0-9],http://localhost:8025,false",
        "https://[!w]*.b.com,https://x.b.com,true",
        "https://[!w]*.b.com,https://www.b.com,false",
        "https://[].b.com,https://[].b.com,true",
        "https://[]x].b.com,https://].b.com,true",
        "https://[^x].b.com,https://^.b.com,true",
        "https://[&&a].b.com,https://&.b.com,true",
        "https://a.com,https://a.com,true",
        "https://a.com,https://aXcom,false",
        "https://(a|b).com,https://a.com,false",
    })
    void patternsAreThoseOfTheShell(String pattern, String origin, boolean matches) {
        assertEquals(
                matches,
                of(Map.of("host_wildcards", list(pattern)))
                        .allowedOrigin(Optional.of(origin))
                        .isPresent());
    }

    @Test
    void whatIsLongerThanAnyOriginMatchesNoPattern() {
        CorsSettings settings = of(Map.of("host_wildcards", list("https://*.b.com")));

        assertEquals(Optional.empty(), settings.allowedOrigin(Optional.of("https://" + "x".repeat(1000) + ".b.com")));
    }
}
