package com.example.trac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.TestSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracSettingsTest {

    private static TracSettings settings(String name, Object value) {
        return TracSettings.of(TestSettings.of(
                TracConfiguration.class,
                name.equals("address") ? Map.of(name, value) : Map.of("address", "https://trac.test/", name, value)));
    }

    @Test
    void requestsAreSpreadOverTheMinute() {
        assertEquals(
                Duration.ofSeconds(3),
                settings("requests__per__minute", 20).manners().spacing());
        assertEquals("https://trac.test/ticket/7", settings("batch", 1).source().ticket(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trac.test", "ftp://trac.test", "http://", "https://trac.test/?a=b", "https://a b"})
    void whatIsNoAddressIsRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> settings("address", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max=5", "status=new&order=id", "changetime=..2020-01-01", "modified!=today"})
    void conditionsThatThePluginNeedsForItselfAreRefused(String query) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> settings("query", query));
        assertTrue(refused.getMessage().contains("Leave it out"), refused.getMessage());
    }

    @Test
    void otherConditionsAreTakenAsTheyAre() {
        assertEquals(
                "status!=closed&summary~=max",
                settings("query", "status!=closed&summary~=max").source().query());
    }
}
