package dev.pergola.plugins.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * A page that searches the copy without a server: what all pages say, as a script, since a page from a file may load scripts
 * but not data.
 */
final class SearchFiles {

    /** Stands for the page that searches; the site itself has no such address. */
    static final Address PAGE = Address.of("/-/export/search");

    static final String PAGE_FILE = "search.html";
    private static final String INDEX_FILE = "search-index.js";
    private static final String SCRIPT_FILE = "search.js";
    static final List<String> NAMES = List.of(PAGE_FILE, INDEX_FILE, SCRIPT_FILE);

    private SearchFiles() {}

    /** Writes what has changed; answers how many files that were. */
    static int write(Collection<Manifest.Line> lines, OutputFolder folder) throws IOException {
        int changed = 0;
        for (String name : List.of(PAGE_FILE, SCRIPT_FILE)) {
            changed += folder.write(name, resource(name)) ? 1 : 0;
        }
        changed += folder.write(INDEX_FILE, index(lines).getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
        return changed;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SearchFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The plugin is not complete: " + name + " is missing.");
            }
            return in.readAllBytes();
        }
    }

    private static String index(Collection<Manifest.Line> lines) {
        StringBuilder index = new StringBuilder("globalThis.copiedPages = [\n");
        for (Manifest.Line line : lines) {
            if (line.page().kind() == CopiedPage.Kind.PAGE) {
                index.append('[')
                        .append(quoted(RelativePath.between(PAGE_FILE, line.file())))
                        .append(',')
                        .append(quoted(line.page().title()))
                        .append(',')
                        .append(quoted(line.page().excerpt()))
                        .append("],\n");
            }
        }
        return index.append("];\n").toString();
    }

    /** A text in JavaScript and JSON. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
