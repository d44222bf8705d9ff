package dev.pergola.plugins.demo;

import java.lang.Character.UnicodeBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the code space is divided: planes of 65,536 code points, and in them blocks that were given to a purpose. */
final class Blocks implements DemoTheme {

    /** Every block begins and ends at a multiple of this. */
    private static final int GRAIN = 16;

    private static final int PLANE_SIZE = 0x10000;

    private static final Map<Integer, String> PLANE_NAMES = Map.of(
            0, "Basic Multilingual Plane",
            1, "Supplementary Multilingual Plane",
            2, "Supplementary Ideographic Plane",
            3, "Tertiary Ideographic Plane",
            14, "Supplementary Special-purpose Plane",
            15, "Supplementary Private Use Area A",
            16, "Supplementary Private Use Area B");

    private final Map<UnicodeBlock, Range> ranges = new LinkedHashMap<>();

    Blocks() {
        for (int start = 0; start <= Character.MAX_CODE_POINT; start += GRAIN) {
            UnicodeBlock block = UnicodeBlock.of(start);
            if (block != null) {
                ranges.merge(block, new Range(start, start + GRAIN - 1), Range::to);
            }
        }
    }

    /** The key of the block of an assigned character: the first code point of the block. */
    int key(int codePoint) {
        Range range = ranges.get(UnicodeBlock.of(codePoint));
        if (range == null) {
            throw new IllegalArgumentException("in no block: " + CodePoints.hex(codePoint));
        }
        return range.first();
    }

    /** The key of the plane of a code point. */
    static int plane(int codePoint) {
        return codePoint / PLANE_SIZE;
    }

    @Override
    public List<DemoTable> tables() {
        return List.of(planes(), blocks());
    }

    @Override
    public List<DemoView> views() {
        return List.of(new DemoView("block_usage", "How full each block is.", """
                SELECT blocks.id AS block_id, blocks.name, blocks.size, count(characters.block_id) AS assigned,
                    round(100.0 * count(characters.block_id) / blocks.size, 1) AS percent
                FROM blocks LEFT JOIN characters ON characters.block_id = blocks.id
                GROUP BY blocks.id
                """));
    }

    private DemoTable planes() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "INTEGER NOT NULL", "from 0 to 16"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("first", "TEXT NOT NULL", "first code point"),
                DemoColumn.of("last", "TEXT NOT NULL", "last code point"));
        return new DemoTable("planes", "The largest parts of the code space.", columns, () -> ranges.values().stream()
                .map(range -> plane(range.first()))
                .distinct()
                .map(plane -> {
                    Range range = new Range(plane * PLANE_SIZE, (plane + 1) * PLANE_SIZE - 1);
                    String name = PLANE_NAMES.getOrDefault(plane, "Plane " + plane);
                    return DemoTable.row(plane, name, CodePoints.hex(range.first()), CodePoints.hex(range.last()));
                }));
    }

    private DemoTable blocks() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "INTEGER NOT NULL", "the first code point as a number"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("first", "TEXT NOT NULL", "first code point"),
                DemoColumn.of("last", "TEXT NOT NULL", "last code point"),
                DemoColumn.of("size", "INTEGER NOT NULL", "how many characters it has room for"),
                DemoColumn.of("plane_id", "INTEGER NOT NULL", "the plane it lies in")
                        .to("planes", "id"));
        return new DemoTable("blocks", "Ranges of the code space and their purpose.", columns, this::blockRows);
    }

    private Stream<List<Object>> blockRows() {
        return ranges.entrySet().stream().map(entry -> {
            Range range = entry.getValue();
            return DemoTable.row(
                    range.first(),
                    ConstantNames.title(entry.getKey().toString()),
                    CodePoints.hex(range.first()),
                    CodePoints.hex(range.last()),
                    range.last() - range.first() + 1,
                    plane(range.first()));
        });
    }

    private record Range(int first, int last) {

        Range to(Range end) {
            return new Range(first, end.last);
        }
    }
}
