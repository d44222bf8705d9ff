package dev.pergola.core.render.html;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.page.RowField;
import dev.pergola.core.page.RowField.Control;
import dev.pergola.core.page.RowField.Filling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One field of the form for a row. */
record RowFieldModel(
        String id,
        String name,
        String sqliteType,
        String columnType,
        String columnSettings,
        boolean notNull,
        boolean key,
        boolean required,
        boolean hasDefault,
        String defaultExpression,
        List<String> facts,
        Input input,
        String text,
        String before,
        String came,
        List<Option> fillings,
        List<Option> answers,
        Target target,
        List<String> problems) {

    private static final int LONGEST_LINE = 80;
    private static final int MOST_LINES = 14;

    /** The element that is filled in: exactly one of these is so. */
    record Input(boolean line, boolean lines, boolean answer, boolean readOnly, String type, String mode, int rows) {}

    /** Something to choose. */
    record Option(String value, String label, boolean selected) {}

    /** The row that the value refers to; blank where it refers to none. */
    record Target(String table, String address, String search, String label) {}

    /** Whether there is more to choose than to fill in a value. */
    boolean chooses() {
        return fillings.size() > 1;
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    boolean refers() {
        return !target.table().isEmpty();
    }

    static RowFieldModel of(String id, RowField field, boolean newRow) {
        ColumnSchema column = field.column();
        RowField.Entry entry = field.entry();
        boolean number = field.control() == Control.NUMBER;
        return new RowFieldModel(
                id,
                column.name(),
                column.declaredType(),
                field.type().map(RowField.Type::word).orElse(""),
                field.type().map(RowField.Type::settings).orElse(""),
                column.notNull(),
                column.inPrimaryKey(),
                entry.fillings().equals(List.of(Filling.VALUE)) && (number || column.inPrimaryKey()),
                entry.fillings().contains(Filling.DEFAULT),
                column.defaultValue().orElse(""),
                facts(field, newRow),
                input(field),
                entry.text(),
                entry.before(),
                word(entry.filling()),
                entry.fillings().stream()
                        .map(filling -> option(filling, column, entry.filling()))
                        .toList(),
                answers(entry.text()),
                field.reference()
                        .map(to -> new Target(
                                to.table(),
                                to.tableAddress(),
                                to.searchAddress().orElse(""),
                                to.label().orElse("")))
                        .orElseGet(() -> new Target("", "", "", "")),
                field.problems());
    }

    private static String word(Filling filling) {
        return filling.name().toLowerCase(Locale.ROOT);
    }

    private static Option option(Filling filling, ColumnSchema column, Filling chosen) {
        String label =
                switch (filling) {
                    case VALUE -> "Value";
                    case NULL -> "NULL";
                    case DEFAULT ->
                        column.defaultValue().map(value -> "Default: " + value).orElse("Automatic");
                };
        return new Option(word(filling), label, filling == chosen);
    }

    private static List<Option> answers(String text) {
        return List.of(
                new Option("", "", text.isEmpty()),
                new Option("1", "Yes (1)", text.equals("1")),
                new Option("0", "No (0)", text.equals("0")));
    }

    private static List<String> facts(RowField field, boolean newRow) {
        List<String> facts = new ArrayList<>();
        ColumnSchema column = field.column();
        if (column.inPrimaryKey()) {
            facts.add("primary key");
        }
        if (!column.declaredType().isEmpty()) {
            facts.add(column.declaredType().toLowerCase(Locale.ROOT));
        }
        field.type().ifPresent(type -> facts.add(type.description()));
        if (column.generated()) {
            facts.add("computed");
        } else if (column.notNull() && !(newRow && column.defaultValue().isPresent())) {
            facts.add("required");
        }
        return facts;
    }

    private static Input input(RowField field) {
        return switch (field.control()) {
            case LINE -> line("text", "");
            case NUMBER -> line("text", "decimal");
            case DATE -> line("date", "");
            case URL -> line("url", "");
            case EMAIL -> line("email", "");
            case LINES ->
                new Input(false, true, false, false, "", "", rows(field.entry().text()));
            case YES_NO -> new Input(false, false, true, false, "", "", 0);
            case READ_ONLY -> new Input(false, false, false, true, "", "", 0);
        };
    }

    private static Input line(String type, String mode) {
        return new Input(true, false, false, false, type, mode, 0);
    }

    /** Enough to see a text of middling length as a whole. */
    private static int rows(String text) {
        long lines =
                text.lines().mapToInt(line -> 1 + line.length() / LONGEST_LINE).sum();
        return (int) Math.max(3, Math.min(MOST_LINES, lines + 1));
    }
}
