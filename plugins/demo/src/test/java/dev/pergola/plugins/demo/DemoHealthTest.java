package dev.pergola.plugins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.run.Health;
import org.junit.jupiter.api.Test;

class DemoHealthTest {

    @Test
    void aWholeJavaWillDo() {
        assertEquals(Health.GOOD, new DemoHealth().check());
    }

    @Test
    void oneWithoutLanguagesWillNotAndTheReasonSaysWhatIsMissing() {
        assertTrue(DemoHealth.of(5).problem().orElseThrow().contains("jdk.localedata"));
    }
}
