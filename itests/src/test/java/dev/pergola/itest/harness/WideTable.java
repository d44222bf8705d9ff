package dev.pergola.itest.harness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that is hard on everything: 300 columns whose names hold every awkward character, and any number of rows of
 * about 1,300 bytes. The same number of rows gives the same content.
 */
public final class WideTable {

    /** The name of the table, with most of what an address has to encode. */
    public static final String NAME = "wide/ta.ble %~ \"1\"";

    /** How many columns it has. */
    public static final int COLUMNS = 300;

    /** How many different rows there are apart from the first three columns. */
    private static final int PATTERNS = 1000;

    private static final List<String> AWKWARD = List.of(
            "_leading",
            "__two",
            "two__parts",
            "ends__exact",
            "_sort",
            "_size",
            "_next",
            "rowid",
            "_rowid_",
            "oid",
            " ",
            "  padded  ",
            "tab\there",
            "line\nbreak",
            "naïve",
            "日本語",
            "עברית",
            "🌿",
            "e\u0301",
            "a,b",
            "a&b=c",
            "100%",
            "%20",
            "~7E",
            "$money",
            ":colon",
            "@at",
            "?1",
            "[brackets]",
            "`ticks`",
            "'single'",
            "\"double\"",
            "semi;colon",
            "-- comment",
            "/* comment */",
            "{curly}",
            "<b>bold</b>",
            "</script>",
            "back\\slash",
            "select",
            "order",
            "group",
            "index",
            "from",
            "where",
            "table",
            "limit",
            "null",
            "values");

    private WideTable() {}

    /**
     * The names of the columns.
     *
     * @return {@code id}, which is the key, {@code number}, which has an index, {@code label}, and the awkward ones
     */
    public static List<String> columns() {
        Set<String> names = new LinkedHashSet<>(List.of("id", "number", "label"));
        names.addAll(AWKWARD);
        IntStream.rangeClosed('!', '~')
                .filter(code -> !Character.isLetterOrDigit(code))
                .forEach(code -> names.add("c" + (char) code + "d"));
        while (names.size() < COLUMNS) {
            names.add("column " + names.size());
        }
        return List.copyOf(names);
    }

    /**
     * The statements that build it.
     *
     * @param rows how many rows
     * @return a script for the {@code sqlite3} shell, for an empty database
     */
    public static String script(long rows) {
        List<String> awkward = columns().subList(3, COLUMNS);
        String names = awkward.stream().map(WideTable::quoted).collect(Collectors.joining(", "));
        String patterns = IntStream.range(0, PATTERNS)
                .mapToObj(row -> IntStream.range(3, COLUMNS)
                        .mapToObj(column -> value(row + 1, column))
                        .collect(Collectors.joining(", ", "insert into pattern values (" + row + ", ", ");\n")))
                .collect(Collectors.joining());
        return """
                pragma journal_mode = off;
                pragma synchronous = off;
                create table %1$s (id integer primary key, number integer, label text, %2$s);
                create temporary table pattern (pattern_row integer primary key, %2$s);
                begin;
                %3$s
                with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < %4$d)
                insert into %1$s select n, n * 7919 %% 1000003, 'row ' || n, %2$s
                from numbers join pattern on pattern_row = n %% %5$d;
                create index wide_number on %1$s(number);
                commit;
                """.formatted(quoted(NAME), names, patterns, rows, PATTERNS);
    }

    /**
     * A name in a statement.
     *
     * @param name of a table or column
     * @return the name between double quotes
     */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String value(int row, int column) {
        return switch ((row * 31 + column * 17) % 10) {
            case 0, 1, 2, 3 -> "null";
            case 4, 5, 6 -> Integer.toString((row + column) % 2);
            case 7 -> Integer.toString(row * column % 100_000);
            case 8 -> String.format(Locale.ROOT, "%.3f", row / (column + 1.0));
            default -> "'text " + row % 50 + " of " + column + "'";
        };
    }
}
