package dev.pergola.plugins.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    @Test
    void valuesKeepTheirKind() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", 1.5);
        members.put("yes", true);
        members.put("list", List.of("a", 2));
        members.put("object", Map.of("b", List.of()));
        assertEquals("{\"number\":1.5,\"yes\":true,\"list\":[\"a\",2],\"object\":{\"b\":[]}}\n", JsonLine.of(members));
    }

    @Test
    void nothingInATextEndsTheLineOrTheText() {
        assertEquals(
                "{\"a\\\"\":\"\\\\ \\u000a \\u0000 \\ud83c\\udf3f ü\"}\n",
                JsonLine.of(Map.of("a\"", "\\ \n \0 \uD83C\uDF3F ü")));
    }
}
