package dev.pergola.core.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for words in what is said about plugins. */
final class Search {

    private Search() {}

    /** Of each plugin the first entry, in the order of the entries. */
    static List<CatalogueEntry> in(List<CatalogueEntry> entries, String text) {
        List<String> words = Stream.of(lower(text).strip().split("\\s+", -1)).toList();
        Map<String, CatalogueEntry> found = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> words.stream().allMatch(said(entry)::contains))
                .forEach(entry -> found.putIfAbsent(entry.name(), entry));
        return List.copyOf(found.values());
    }

    private static String said(CatalogueEntry entry) {
        return lower(entry.name() + "\n" + entry.description() + "\n" + String.join("\n", entry.provides()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
