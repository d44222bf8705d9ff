package dev.pergola.plugins.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.TestSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings are accepted, by both names of each key. */
class EphemeralSettingsTest {

    static EphemeralSettings settings(Map<String, ?> written) {
        return EphemeralSettings.of(TestSettings.of(EphemeralConfiguration.class, written));
    }

    @Test
    void withoutSettingsTablesLiveForFiveMinutesInTheDatabaseEphemeral() {
        EphemeralSettings settings = settings(Map.of());

        assertEquals("ephemeral", settings.name());
        assertEquals(Duration.ofMinutes(5), settings.life());
        assertEquals(Duration.ofSeconds(2), settings.look());
        assertEquals(false, settings.publishing().anonymous(), "nobody may do anything that was not said");
    }

    @Test
    void bothKeysOfASettingMeanTheSame() {
        assertEquals("scratch", settings(Map.of("name", "scratch")).name());
        assertEquals("scratch", settings(Map.of("database", "scratch")).name());
        assertEquals(
                "scratch",
                settings(Map.of("name", "scratch", "database", "scratch")).name());
        assertEquals(
                Duration.ofMillis(500), settings(Map.of("poll__interval", 0.5)).look());
        assertEquals(
                Duration.ofMillis(500), settings(Map.of("check__interval", 0.5)).look());
        assertEquals(
                Duration.ofMillis(1500), settings(Map.of("table__ttl", 1.5)).life());
    }

    @ParameterizedTest
    @CsvSource({
        "table__ttl,0,table_ttl",
        "table__ttl,-1,table_ttl",
        "table__ttl,NaN,table_ttl",
        "poll__interval,-2,poll"
    })
    void timesThatAreNoneAreRefused(String key, double value, String named) {
        String message = assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)))
                .getMessage();
        assertTrue(message.contains(named), message);
    }

    @Test
    void twoNamesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings(Map.of("name", "one", "database", "two")));
    }
}
