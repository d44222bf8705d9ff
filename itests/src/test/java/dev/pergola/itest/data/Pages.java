package dev.pergola.itest.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pergola.itest.harness.HttpProbe;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows {@code next_url} from the first page of a table to the last. */
final class Pages {

    private final HttpProbe http;

    Pages(HttpProbe http) {
        this.http = http;
    }

    /** All rows, in the order in which they come. */
    ArrayNode allRows(String firstPage) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Set<String> asked = new HashSet<>();
        Optional<String> path = Optional.of(firstPage);
        while (path.isPresent()) {
            if (!asked.add(path.get())) {
                throw new AssertionError("the pages go round in a circle: " + path.get());
            }
            JsonNode page = http.json(path.get());
            if (page.get("rows").isEmpty() && !rows.isEmpty()) {
                throw new AssertionError("an empty page after " + rows.size() + " rows: " + path.get());
            }
            rows.addAll((ArrayNode) page.get("rows"));
            path = Optional.of(page.get("next_url")).filter(JsonNode::isTextual).map(next -> next.textValue()
                    .substring(http.address().toString().length()));
        }
        return rows;
    }
}
