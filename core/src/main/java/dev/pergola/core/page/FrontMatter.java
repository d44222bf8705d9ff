package dev.pergola.core.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page of the user says about itself before its content: lines of a name, a colon and a value between two lines of
 * three hyphens, the first of which begins the file.
 *
 * @param fields values by name as it was written, in order
 * @param lines how many lines of the file are no content; 0 where it says nothing about itself
 */
public record FrontMatter(Map<String, String> fields, int lines) {

    private static final String FENCE = "---";

    /** Copies the map. */
    public FrontMatter {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads it from the start of a file. A block that does not end is content.
     *
     * @param text the whole file
     * @return lines without a colon are left out
     */
    public static FrontMatter of(String text) {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).strip().equals(FENCE) ? -1 : end(lines);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < end; i++) {
            int colon = lines.get(i).indexOf(':');
            if (colon > 0) {
                fields.put(
                        lines.get(i).substring(0, colon).strip(),
                        lines.get(i).substring(colon + 1).strip());
            }
        }
        return new FrontMatter(fields, end + 1);
    }

    private static int end(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE)) {
                return i;
            }
        }
        return -1;
    }
}
