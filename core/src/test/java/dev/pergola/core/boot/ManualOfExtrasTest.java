package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the manual says about extras is what the pages say about them. */
class ManualOfExtrasTest {

    private static final Path PAGE = Path.of("..", "docs", "json-api.md");

    @RegisterExtension
    final AskedSite site = new AskedSite(
            "", "create table birds (id integer primary key, name text)", "insert into birds values (1, 'Wren')");

    @Test
    void theManualListsEveryExtraWithItsPagesAndItsMeaningAndNoOther() throws IOException {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("table", "/data/birds.json?_extra=extras");
        addresses.put("row", "/data/birds/1.json?_extra=extras");
        addresses.put("query", "/data/-/query.json?sql=select+1&_extra=extras");
        Map<String, String> pages = new TreeMap<>();
        Map<String, String> sentences = new TreeMap<>();
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            JsonNode extras = new ObjectMapper()
                    .readTree(site.read(address.getValue(), ""))
                    .get("extras");
            for (JsonNode extra : extras) {
                String name = extra.get("name").asText();
                pages.merge(name, address.getKey(), (before, page) -> before + ", " + page);
                sentences.put(name, extra.get("description").asText());
            }
        }
        List<String> expected = pages.keySet().stream()
                .map(name -> "| `%s` | %s | %s |".formatted(name, pages.get(name), sentences.get(name)))
                .toList();

        String manual = Files.readString(PAGE);
        String section = manual.substring(manual.indexOf("### Extras"), manual.indexOf("### Facets"));

        assertEquals(
                expected, section.lines().filter(line -> line.startsWith("| `")).toList());
    }
}
