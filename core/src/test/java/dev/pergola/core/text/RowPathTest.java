package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class RowPathTest {

    @Test
    void joinsKeyValuesByCommas() {
        assertEquals("1", RowPath.join(List.of("1")));
        assertEquals("a,a,b", RowPath.join(List.of("a", "a", "b")));
        assertEquals("a+b,1~2C5,~7E", RowPath.join(List.of("a b", "1,5", "~")));
        assertEquals(",", RowPath.join(List.of("", "")));
    }

    @Test
    void splitsWhatWasJoined() {
        assertEquals(List.of("a b", "1,5", "~"), RowPath.split("a+b,1~2C5,~7E"));
        assertEquals(List.of("", "", ""), RowPath.split(",,"));
        assertEquals(List.of(""), RowPath.split(""));
    }

    @Test
    void aPathNeedsAValue() {
        assertThrows(IllegalArgumentException.class, () -> RowPath.join(List.of()));
    }

    @Test
    void aBrokenValueIsRefused() {
        assertThrows(MalformedTextException.class, () -> RowPath.split("1,~2"));
    }

    @Property
    void everyListOfValuesComesBack(@ForAll @NotEmpty List<String> values) {
        List<String> storable = values.stream()
                .map(value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        assertEquals(storable, RowPath.split(RowPath.join(storable)));
    }
}
