package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every character of Unicode, what it is, and what it is made of. */
final class Characters implements DemoTheme {

    private final Scripts scripts;
    private final Blocks blocks;

    Characters(Scripts scripts, Blocks blocks) {
        this.scripts = requireNonNull(scripts, "scripts is null");
        this.blocks = requireNonNull(blocks, "blocks is null");
    }

    @Override
    public List<DemoTable> tables() {
        return List.of(categories(), directions(), characters(), parts());
    }

    @Override
    public List<DemoView> views() {
        return List.of(emoji(), casePairs(), decimalDigits());
    }

    private static DemoTable categories() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "two letters of the Unicode standard, such as Lu"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("major_class", "TEXT NOT NULL", "what the first letter stands for"));
        return new DemoTable(
                "categories", "What kinds of characters there are.", columns, () -> Arrays.stream(Category.values())
                        .map(category -> DemoTable.row(category.code(), category.label(), category.group())));
    }

    private static DemoTable directions() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "letters of the Unicode standard, such as AL"),
                DemoColumn.uniqueName("English name"));
        return new DemoTable(
                "directions", "How characters behave in text that runs both ways.", columns, () -> Arrays.stream(
                                Direction.values())
                        .map(direction -> DemoTable.row(direction.code(), direction.label())));
    }

    private DemoTable characters() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("code_point", "INTEGER NOT NULL", "its number"),
                DemoColumn.of("hex", "TEXT NOT NULL", "its number as the Unicode standard writes it"),
                DemoColumn.of("character", "TEXT", "the character itself; empty for control characters"),
                DemoColumn.uniqueName("its name in the Unicode standard"),
                DemoColumn.of("category_id", "TEXT NOT NULL", "what kind of character it is")
                        .to("categories", "id"),
                DemoColumn.of("script_id", "TEXT NOT NULL", "the writing system it belongs to")
                        .to("scripts", "id"),
                DemoColumn.of("block_id", "INTEGER NOT NULL", "the block it lies in")
                        .to("blocks", "id"),
                DemoColumn.of("plane_id", "INTEGER NOT NULL", "the plane it lies in")
                        .to("planes", "id"),
                DemoColumn.of("direction_id", "TEXT NOT NULL", "which way it runs")
                        .to("directions", "id"),
                DemoColumn.of("mirrored", "INTEGER NOT NULL", "1 where its picture turns round from right to left"),
                DemoColumn.of("numeric_value", "INTEGER", "what it counts, for numbers that are whole"),
                mapping("lowercase_id", "its lowercase form"),
                mapping("uppercase_id", "its uppercase form"),
                mapping("titlecase_id", "its form at the beginning of a title"));
        return new DemoTable("characters", "Every assigned character of Unicode.", columns, () -> CodePoints.assigned()
                .mapToObj(this::row));
    }

    private static DemoColumn mapping(String name, String description) {
        return DemoColumn.of(name, "INTEGER", description + ", where it is another character")
                .to("characters", "code_point");
    }

    private List<Object> row(int codePoint) {
        Category category = Category.of(codePoint);
        return DemoTable.row(
                codePoint,
                CodePoints.hex(codePoint),
                category == Category.CONTROL ? Optional.empty() : Character.toString(codePoint),
                Character.getName(codePoint),
                category.code(),
                scripts.key(UnicodeScript.of(codePoint)),
                blocks.key(codePoint),
                Blocks.plane(codePoint),
                Direction.of(codePoint).code(),
                Character.isMirrored(codePoint),
                numericValue(codePoint, category),
                unlessSame(codePoint, Character.toLowerCase(codePoint)),
                unlessSame(codePoint, Character.toUpperCase(codePoint)),
                unlessSame(codePoint, Character.toTitleCase(codePoint)));
    }

    /** Java also counts the letters of the alphabet as digits of large bases, which is not what Unicode says. */
    @SuppressWarnings("CharacterGetNumericValue")
    private static Optional<Integer> numericValue(int codePoint, Category category) {
        int value = category.isNumber() ? Character.getNumericValue(codePoint) : -1;
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Integer> unlessSame(int codePoint, int mapped) {
        return mapped == codePoint ? Optional.empty() : Optional.of(mapped);
    }

    private static DemoTable parts() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("character_id", "INTEGER NOT NULL", "the whole").to("characters", "code_point"),
                DemoColumn.key("position", "INTEGER NOT NULL", "the place of the part in it, from 1"),
                DemoColumn.of("part_id", "INTEGER NOT NULL", "the part").to("characters", "code_point"),
                DemoColumn.of("exact", "INTEGER NOT NULL", "1 where whole and parts are the same text to Unicode"));
        return new DemoTable(
                "character_parts",
                "What characters are made of: é is e and an accent, ½ is 1⁄2.",
                columns,
                () -> CodePoints.assigned().boxed().flatMap(Characters::partsOf));
    }

    /** Korean syllables are left out: they are made of their letters by arithmetic, 33,000 rows of it. */
    private static Stream<List<Object>> partsOf(int codePoint) {
        if (UnicodeBlock.HANGUL_SYLLABLES.equals(UnicodeBlock.of(codePoint))) {
            return Stream.empty();
        }
        String whole = Character.toString(codePoint);
        boolean exact = !Normalizer.isNormalized(whole, Form.NFD);
        if (!exact && Normalizer.isNormalized(whole, Form.NFKD)) {
            return Stream.empty();
        }
        int[] parts = Normalizer.normalize(whole, exact ? Form.NFD : Form.NFKD)
                .codePoints()
                .toArray();
        return IntStream.range(0, parts.length)
                .mapToObj(index -> DemoTable.row(codePoint, index + 1, parts[index], exact));
    }

    private static DemoView emoji() {
        return new DemoView("emoji", "The pictures from the blocks that were made for them.", """
                SELECT characters.code_point, characters.character, characters.name, blocks.name AS block
                FROM characters JOIN blocks ON blocks.id = characters.block_id
                WHERE characters.category_id = 'So' AND blocks.name IN (
                    'Miscellaneous Symbols and Pictographs', 'Emoticons', 'Transport and Map Symbols',
                    'Supplemental Symbols and Pictographs', 'Symbols and Pictographs Extended A')
                """);
    }

    private static DemoView casePairs() {
        return new DemoView("case_pairs", "Letters that have a large and a small form.", """
                SELECT large.character AS uppercase, small.character AS lowercase, scripts.name AS script,
                    large.name AS name, large.code_point AS uppercase_id, small.code_point AS lowercase_id
                FROM characters AS large
                JOIN characters AS small ON small.code_point = large.lowercase_id
                JOIN scripts ON scripts.id = large.script_id
                WHERE small.uppercase_id = large.code_point
                """);
    }

    private static DemoView decimalDigits() {
        return new DemoView("decimal_digits", "How the world writes the numbers from 0 to 9.", """
                SELECT script, blocks.name AS block, group_concat(character, ' ') AS digits, first_id
                FROM (
                    SELECT scripts.name AS script, block_id, character, code_point - numeric_value AS first_id
                    FROM characters JOIN scripts ON scripts.id = characters.script_id
                    WHERE category_id = 'Nd'
                    ORDER BY code_point)
                JOIN blocks ON blocks.id = block_id
                GROUP BY first_id
                ORDER BY first_id
                """);
    }
}
