package dev.pergola.core.change;

import java.util.Locale;
import java.util.Optional;

/** Which names new tables and columns can have. */
public final class Names {

    private static final int LONGEST = 1000;
    private static final String RESERVED = "sqlite_";

    private Names() {}

    /**
     * What is wrong with the name of a new table.
     *
     * @param name as it was sent
     * @return empty where nothing is
     */
    public static Optional<String> problemOfTable(String name) {
        boolean reserved = name.toLowerCase(Locale.ROOT).startsWith(RESERVED);
        return reserved || unusable(name) ? Optional.of("Invalid table name") : Optional.empty();
    }

    /**
     * What is wrong with the name of a new column.
     *
     * @param name as it was sent
     * @return empty where nothing is
     */
    public static Optional<String> problemOfColumn(String name) {
        return unusable(name) ? Optional.of("Invalid column name: " + shown(name)) : Optional.empty();
    }

    /** SQL ends at a NUL, and no list shows a name of several lines. */
    private static boolean unusable(String name) {
        return name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(c -> c == 0 || c == '\n');
    }

    private static String shown(String name) {
        String text = name.replace('\0', '\uFFFD').replace('\n', ' ');
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
