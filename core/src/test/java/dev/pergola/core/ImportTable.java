package dev.pergola.core;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which room may import which, read from text of the form {@code layer | room | imports}. A room {@code view.*} stands
 * for each package directly below {@code view}; the import {@code *} stands for every room of a lower layer.
 */
final class ImportTable {

    private final Map<String, Row> rows;

    private ImportTable(Map<String, Row> rows) {
        this.rows = rows;
    }

    static ImportTable parse(String text) {
        return new ImportTable(text.lines().map(Row::parse).collect(toMap(Row::room, Function.identity())));
    }

    Set<String> rooms() {
        return rows.keySet();
    }

    boolean knows(String room) {
        return row(room).isPresent();
    }

    /** Says what is wrong with an import, or nothing where the row of the importing room allows it. */
    Optional<String> breach(String from, String to) {
        Row importing = row(from).orElseThrow(() -> new IllegalArgumentException(from + " is not in the table"));
        if (from.equals(to) || allows(importing, to)) {
            return Optional.empty();
        }
        String allowed = importing.imports().isEmpty()
                ? "nothing"
                : importing.imports().stream().sorted().collect(joining(", "));
        return Optional.of("%s imports %s, allowed: %s".formatted(from, to, allowed));
    }

    /** Rows that allow a room which is unknown or not below them, so that the rooms could know each other in a circle. */
    Set<String> rowsAgainstTheLayers() {
        Set<String> found = new TreeSet<>();
        for (Row row : rows.values()) {
            for (String imported : row.imports()) {
                if (!imported.equals("*") && layer(imported) >= row.layer()) {
                    found.add("%s may import %s, which is not in a lower layer".formatted(row.room(), imported));
                }
            }
        }
        return found;
    }

    private boolean allows(Row importing, String to) {
        if (importing.imports().contains("*")) {
            return row(to).isPresent() && row(to).get().layer() < importing.layer();
        }
        return importing.imports().contains(to);
    }

    private int layer(String room) {
        return row(room).map(Row::layer).orElse(Integer.MAX_VALUE);
    }

    private Optional<Row> row(String room) {
        int lastDot = room.lastIndexOf('.');
        Optional<Row> exact = Optional.ofNullable(rows.get(room));
        return exact.isPresent() || lastDot < 0
                ? exact
                : Optional.ofNullable(rows.get(room.substring(0, lastDot) + ".*"));
    }

    private record Row(int layer, String room, List<String> imports) {

        static Row parse(String line) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException("not of the form 'layer | room | imports': " + line);
            }
            List<String> imports = Arrays.stream(cells[2].split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            return new Row(Integer.parseInt(cells[0].strip()), cells[1].strip(), imports);
        }
    }
}
