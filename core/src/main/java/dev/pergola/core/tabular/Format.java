package dev.pergola.core.tabular;

import java.util.Locale;
import java.util.Optional;

/** How rows are written. */
public enum Format {
    /** Values between commas or other characters, in quotes where needed. */
    CSV,
    /** The same between tabulators. */
    TSV,
    /** One list of objects, an object with one such list, or one object. */
    JSON,
    /** An object in each line. */
    NDJSON;

    private static final String COMPRESSED = ".gz";

    /**
     * The format of a name on a command line.
     *
     * @param word such as {@code csv}, in any case
     * @return empty where there is none
     */
    public static Optional<Format> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "json" -> Optional.of(JSON);
            case "ndjson", "jsonl", "nl" -> Optional.of(NDJSON);
            default -> Optional.empty();
        };
    }

    /**
     * What the name of a file says; {@code .gz} behind it says nothing.
     *
     * @param name of the file
     * @return empty where it says nothing
     */
    public static Optional<Format> ofFile(String name) {
        String whole = withoutCompression(name);
        int dot = whole.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : named(whole.substring(dot + 1));
    }

    /**
     * The name of a file without what it says about its format.
     *
     * @param name of the file, without its folder
     * @return never empty, unless the name is
     */
    public static String stem(String name) {
        String whole = withoutCompression(name);
        int dot = whole.lastIndexOf('.');
        boolean known =
                dot > 0 && (ofFile(whole).isPresent() || whole.substring(dot).equalsIgnoreCase(".txt"));
        return known ? whole.substring(0, dot) : whole;
    }

    private static String withoutCompression(String name) {
        return name.length() > COMPRESSED.length()
                        && name.toLowerCase(Locale.ROOT).endsWith(COMPRESSED)
                ? name.substring(0, name.length() - COMPRESSED.length())
                : name;
    }
}
