package dev.pergola.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSettingsTest {

    @interface Settings {
        String greeting() default "Hello";

        int times() default 1;

        String name();
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        Settings settings = TestSettings.of(Settings.class, Map.of("name", "Ada", "times", 3));
        assertEquals("Hello", settings.greeting());
        assertEquals(3, settings.times());
        assertEquals("Ada", settings.name());
        assertEquals(Settings.class, settings.annotationType());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "The setting name of dev.pergola.testing.TestSettingsTest$Settings is missing.", refused(Map.of()));
        assertEquals("The setting times is a Integer, not a String.", refused(Map.of("name", "Ada", "times", "three")));
        assertEquals(
                "dev.pergola.testing.TestSettingsTest$Settings has no setting tims.",
                refused(Map.of("name", "Ada", "tims", 3)));
    }

    private static String refused(Map<String, ?> values) {
        return assertThrows(IllegalArgumentException.class, () -> TestSettings.of(Settings.class, values))
                .getMessage();
    }
}
