package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.CellType;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.HtmlEscaping;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name of a column in all the forms in which a page of rows has it. A class name may need a digest, and a wide table has
 * hundreds of columns, so these are put together once for a name and not for every page. Immutable.
 */
final class NameHtml {
    private static final Map<CellType, String> TYPE_NAMES = Map.of(
            CellType.NULL, "none",
            CellType.INTEGER, "int",
            CellType.REAL, "float",
            CellType.TEXT, "str",
            CellType.BLOB, "bytes");

    private final String className;
    private final String escaped;
    private final String argument;
    private final byte[] sort;
    private final Map<CellType, byte[]> cells;

    NameHtml(String name) {
        className = CssClass.of(name);
        escaped = HtmlEscaping.escape(name);
        argument = QueryString.of("", name).encoded(); // percent-encoded, so there is nothing in it to escape
        sort = ("_sort" + argument).getBytes(StandardCharsets.US_ASCII);
        cells = cells("");
    }

    /** Those of many names. May be used by any number of threads. */
    static final class Memory {
        private static final int MOST_NAMES = 4_000;
        private static final int LONGEST_NAME = 200;

        private final Map<String, NameHtml> known = new ConcurrentHashMap<>();

        /** All are forgotten when there are too many; long ones, which only strange queries have, are not kept. */
        NameHtml of(String name) {
            if (name.length() > LONGEST_NAME) {
                return new NameHtml(name);
            }
            if (known.size() >= MOST_NAMES) {
                known.clear();
            }
            return known.computeIfAbsent(name, NameHtml::new);
        }
    }

    /** What style sheets call it, without the prefix. */
    String className() {
        return className;
    }

    /** As text. */
    String escaped() {
        return escaped;
    }

    /** The argument that sorts by it, as it stands in an address. */
    byte[] sort() {
        return sort;
    }

    /** The argument that sorts by it from high to low. */
    byte[] sortDescending() {
        return ("_sort_desc" + argument).getBytes(StandardCharsets.US_ASCII);
    }

    /** The opening tags of its cells, by the type of what is in them. */
    Map<CellType, byte[]> cells() {
        return cells;
    }

    /**
     * The opening tags of its cells with something more.
     *
     * @param attributes further attributes, escaped, each after a space
     */
    Map<CellType, byte[]> cells(String attributes) {
        Map<CellType, byte[]> tags = new EnumMap<>(CellType.class);
        TYPE_NAMES.forEach((type, name) -> {
            String tag = "<td class=\"col-" + className + " type-" + name + "\"" + attributes + ">";
            tags.put(type, tag.getBytes(StandardCharsets.UTF_8));
        });
        return tags;
    }
}
