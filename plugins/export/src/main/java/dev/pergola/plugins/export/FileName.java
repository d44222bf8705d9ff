package dev.pergola.plugins.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of the file that holds an address: always the same for the same address and type, below the output directory, and
 * allowed by every file system. Pure functions.
 *
 * <p>Nothing within a tilde-encoded path has a tilde followed by {@code q} or {@code w}, so what is marked by these cannot be
 * another address.
 */
final class FileName {

    private static final int LONGEST_SEGMENT = 180;
    private static final int LONGEST_QUERY = 40;
    private static final String HTML = ".html";

    /** Names of devices, which Windows does not allow with any ending. */
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/html", HTML),
            Map.entry("application/json", ".json"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/css", ".css"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/javascript", ".js"),
            Map.entry("application/javascript", ".js"),
            Map.entry("application/geo+json", ".geojson"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/atom+xml", ".xml"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("image/x-icon", ".ico"),
            Map.entry("font/woff2", ".woff2"),
            Map.entry("application/octet-stream", ".bin"));

    private FileName() {}

    /** The name, with slashes between its parts. */
    static String of(Address address, String contentType) {
        String type = mediaType(contentType);
        String path = address.path();
        String plain = path.equals("/.json") ? "/index.json" : path.endsWith("/") ? path + "index" : path;
        int slash = plain.lastIndexOf('/');
        int dot = plain.lastIndexOf('.');
        boolean named = dot > slash;
        String stem = named ? plain.substring(0, dot) : plain;
        String ending = named ? plain.substring(dot) : ENDINGS.getOrDefault(type, HTML);
        if (type.equals("text/html") && !Set.of(HTML, ".htm").contains(ending.toLowerCase(Locale.ROOT))) {
            ending = ending + HTML;
        }
        return Arrays.stream((stem + queryPart(address.query()) + ending).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(FileName::allowed)
                .collect(Collectors.joining("/"));
    }

    /** The name with something more before its ending, where another file has it already. */
    static String distinguished(String name, Address address) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        String mark = "~w" + Digest.shortOf(address.toString());
        return dot < 0 ? name + mark : name.substring(0, dot) + mark + name.substring(dot);
    }

    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String queryPart(String query) {
        if (query.isEmpty()) {
            return "";
        }
        if (query.matches("_hash=[0-9A-Za-z]{4,40}")) {
            return "." + query.substring(query.indexOf('=') + 1);
        }
        String readable = query.replaceAll("[^0-9A-Za-z_]+", "-");
        return "~q" + readable.substring(0, Math.min(readable.length(), LONGEST_QUERY)) + "-" + Digest.shortOf(query);
    }

    private static String allowed(String segment) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < ' ' || "<>:\"|?*\\".indexOf(c) >= 0) {
                written.append(String.format("%%%02X", (int) c));
            } else {
                written.append(c);
            }
        }
        String name = written.toString();
        int dot = name.indexOf('.');
        String device = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        if (RESERVED.contains(device) || name.equals(".") || name.equals("..")) {
            name = "~w" + name;
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            name = name + "~w";
        }
        return name.length() <= LONGEST_SEGMENT ? name : shortened(name);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > name.length() - 12 && dot > 0 ? name.substring(dot) : "";
        return name.substring(0, LONGEST_SEGMENT - 24) + "~w" + Digest.shortOf(name) + ending;
    }
}
