package dev.pergola.core.render.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to the rows of a page in the formats for programs. */
final class ExportLinks {

    private static final String JSON = ".json";

    private ExportLinks() {}

    /**
     * A link for each format.
     *
     * @param jsonAddress the rows as JSON; they are CSV at the same address with the other ending
     * @return empty where there is no such address
     */
    static List<LinkModel> of(Optional<String> jsonAddress) {
        return jsonAddress
                .map(address -> {
                    int arguments = address.indexOf('?');
                    int path = arguments < 0 ? address.length() : arguments;
                    String csv = address.substring(0, path - JSON.length()) + ".csv" + address.substring(path);
                    Map<String, String> links = new LinkedHashMap<>();
                    links.put("json", address);
                    links.put("CSV", csv);
                    return LinkModel.of(links);
                })
                .orElse(List.of());
    }
}
