package dev.pergola.core.render.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the boxes of a diagram stand and which way the lines take, in pixels. Nobody measures type here: widths are guessed. */
final class DiagramGeometry {

    private static final int MARGIN = 24;
    private static final int BOX_HEIGHT = 48;
    private static final int BETWEEN_BOXES = 16;
    private static final int BETWEEN_COLUMNS = 88;
    private static final double CHARACTER = 8.2;
    private static final int PADDING = 24;
    private static final int NARROWEST = 96;
    private static final int LONGEST_LABEL = 26;
    private static final int LOOP = 22;

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final int width;
    private final int height;

    /** The place of one box. */
    record Place(int x, int y, int width, int height) {

        int right() {
            return x + width;
        }

        int middle() {
            return y + height / 2;
        }
    }

    /** Gives every table its place; columns stand in the middle of the height. */
    DiagramGeometry(List<List<String>> columns) {
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        height = 2 * MARGIN + tall(tallest);
        int x = MARGIN;
        for (List<String> column : columns) {
            int boxWidth = column.stream().mapToInt(DiagramGeometry::wide).max().orElse(0);
            int y = (height - tall(column.size())) / 2;
            for (String table : column) {
                places.put(table, new Place(x, y, boxWidth, BOX_HEIGHT));
                y += BOX_HEIGHT + BETWEEN_BOXES;
            }
            x += boxWidth + BETWEEN_COLUMNS;
        }
        width = x - BETWEEN_COLUMNS + MARGIN;
    }

    /** By column from left to right and from top to bottom. */
    Map<String, Place> places() {
        return places;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private static int tall(int boxes) {
        return boxes * BOX_HEIGHT + Math.max(0, boxes - 1) * BETWEEN_BOXES;
    }

    private static int wide(String table) {
        String label = label(table);
        return Math.max(NARROWEST, (int) (label.codePointCount(0, label.length()) * CHARACTER) + PADDING);
    }

    /** The name of a table as far as there is room for it. */
    static String label(String table) {
        return table.codePointCount(0, table.length()) <= LONGEST_LABEL
                ? table
                : table.substring(0, table.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
    }

    /** From the side of one box to the facing side of another, or around where there is none. */
    String path(String fromTable, String toTable) {
        Place nowhere = new Place(0, 0, 0, 0);
        Place from = places.getOrDefault(fromTable, nowhere);
        Place to = places.getOrDefault(toTable, nowhere);
        if (from.equals(to)) {
            int apart = from.height() / 4;
            int out = from.right() + LOOP;
            return curve(from.right(), from.middle() - apart, out, out, to.right(), to.middle() + apart);
        }
        if (from.x() == to.x()) {
            int out = from.right() + LOOP + Math.abs(to.middle() - from.middle()) / 8;
            return curve(from.right(), from.middle(), out, out, to.right(), to.middle());
        }
        if (to.x() > from.right()) {
            int bend = (to.x() - from.right()) / 2;
            return curve(from.right(), from.middle(), from.right() + bend, to.x() - bend, to.x(), to.middle());
        }
        int bend = (from.x() - to.right()) / 2;
        return curve(from.x(), from.middle(), from.x() - bend, to.right() + bend, to.right(), to.middle());
    }

    private static String curve(int startX, int startY, int firstX, int secondX, int endX, int endY) {
        return String.format(
                Locale.ROOT, "M%d %dC%d %d %d %d %d %d", startX, startY, firstX, startY, secondX, endY, endX, endY);
    }
}
