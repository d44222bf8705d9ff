package dev.pergola.core.render.html;

import dev.pergola.core.page.PageFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways to the rows of a page in the formats for programs. */
final class ExportLinks {

    private static final String JSON = ".json";

    private ExportLinks() {}

    /**
     * A link for each format.
     *
     * The rows are JSON at an address of their own, and in other formats at the same address with the other ending.
     *
     * @param frame of the page
     * @return empty where there is no such address
     */
    static List<LinkModel> of(PageFrame frame) {
        return frame.jsonAddress()
                .map(address -> {
                    int arguments = address.indexOf('?');
                    int path = arguments < 0 ? address.length() : arguments;
                    String before = address.substring(0, path - JSON.length()) + ".";
                    Map<String, String> links = new LinkedHashMap<>();
                    links.put("json", address);
                    frame.formats()
                            .get()
                            .forEach(format -> links.put(format, before + format + address.substring(path)));
                    links.put("CSV", before + "csv" + address.substring(path));
                    return LinkModel.of(links);
                })
                .orElse(List.of());
    }
}
