package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever reads CSV by its rules (RFC 4180) finds what was written. */
class CsvBufferPropertyTest {

    @Property
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table) throws IOException {
        assertEquals(table, read(written(table)));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(",\"\r\n a;é\u001f\0".toCharArray())
                        .ofMaxLength(8),
                Arbitraries.strings().ofMaxLength(20).filter(CsvBufferPropertyTest::isUnicode));
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> field.list().ofSize(width).list().ofMaxSize(12));
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Example
    void onlyFieldsThatNeedQuotationMarksHaveThem() throws IOException {
        assertEquals(
                "a b,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",'x',\r\n",
                written(List.of(List.of("a b", "a,b", "say \"hi\"", "two\nlines", "'x'", ""))));
        assertEquals("\"\"\r\n", written(List.of(List.of(""))));
        assertEquals(",\r\n", written(List.of(List.of("", ""))));
    }

    @Example
    void aLineCanBeTakenBackAndTheNextOneIsWhole() throws IOException {
        CsvBuffer lines = new CsvBuffer();
        lines.field("kept");
        lines.endLine();
        int before = lines.length();
        lines.field("dropped");
        lines.number("7");
        lines.cut(before);
        lines.number("8");
        lines.endLine();
        assertEquals("kept\r\n8\r\n", text(lines));
        assertEquals("", text(lines));
    }

    @Example
    void aFieldMayBeLongerThanTheBufferWas() throws IOException {
        String longText = "ab\"".repeat(100_000);
        assertEquals(List.of(List.of(longText)), read(written(List.of(List.of(longText)))));
    }

    private static String written(List<List<String>> table) throws IOException {
        CsvBuffer lines = new CsvBuffer();
        for (List<String> row : table) {
            row.forEach(lines::field);
            lines.endLine();
        }
        return text(lines);
    }

    private static String text(CsvBuffer lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.moveTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A reader of its own, character by character, that knows nothing of the writer. */
    private static List<List<String>> read(String csv) {
        List<List<String>> table = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char character = csv.charAt(i);
            boolean doubled = quoted && character == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
            if (doubled) {
                field.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (quoted) {
                field.append(character);
            } else if (character == ',' || character == '\r') {
                row.add(field.toString());
                field.setLength(0);
            } else if (character == '\n') {
                table.add(List.copyOf(row));
                row.clear();
            } else {
                field.append(character);
            }
        }
        return table;
    }
}
