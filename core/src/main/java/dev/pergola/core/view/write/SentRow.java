package dev.pergola.core.view.write;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.RowField;
import dev.pergola.core.page.RowField.Control;
import dev.pergola.core.page.RowField.Filling;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody filled in.
 *
 * @param fields as they were shown, with what they hold now
 * @param cells what is to be stored, by column; of a row that is there only what has changed
 */
record SentRow(List<RowField> fields, Map<String, PlainValue> cells) {

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

    SentRow {
        fields = List.copyOf(fields);
    }

    /** Whether there is something that cannot be stored. */
    boolean wrong() {
        return fields.stream().anyMatch(field -> !field.problems().isEmpty());
    }

    /**
     * Reads a form.
     *
     * @param form what was sent; a column that it does not name stays as it is
     * @param shown the fields of the form
     * @param newRow whether the row is still to be made
     */
    static SentRow of(QueryString form, List<RowField> shown, boolean newRow) {
        List<RowField> fields = new ArrayList<>();
        Map<String, PlainValue> cells = new LinkedHashMap<>();
        for (RowField field : shown) {
            String column = field.column().name();
            Optional<String> text = form.first("value:" + column).map(SentRow::unixLines);
            if (field.control() == Control.READ_ONLY || text.isEmpty()) {
                fields.add(field);
                continue;
            }
            Filling came =
                    filling(form.first("came:" + column)).orElse(field.entry().filling());
            Filling chosen = filling(form.first("as:" + column)).orElse(came);
            // Whoever types and chooses nothing means what he types: without a script nothing else says so.
            Filling filling = chosen == came && !text.get().isEmpty() ? Filling.VALUE : chosen;
            String before = form.first("was:" + column)
                    .map(SentRow::unixLines)
                    .orElse(field.entry().before());
            Optional<PlainValue> value = filling == Filling.DEFAULT
                    ? Optional.empty()
                    : Optional.of(filling == Filling.NULL ? PlainValue.nothing() : value(field, text.get(), before));
            if (newRow || filling != came || !text.get().equals(before)) {
                value.ifPresent(changed -> cells.put(column, changed));
            }
            List<String> problems =
                    cells.containsKey(column) && filling == Filling.VALUE ? problems(field, text.get()) : List.of();
            fields.add(new RowField(
                    field.column(),
                    field.type(),
                    field.control(),
                    new RowField.Entry(
                            text.get(), before, filling, field.entry().fillings()),
                    field.reference(),
                    problems));
        }
        return new SentRow(fields, cells);
    }

    private static Optional<Filling> filling(Optional<String> word) {
        return word.flatMap(text -> switch (text) {
            case "value" -> Optional.of(Filling.VALUE);
            case "null" -> Optional.of(Filling.NULL);
            case "default" -> Optional.of(Filling.DEFAULT);
            default -> Optional.empty();
        });
    }

    /** Browsers send the ends of lines as networks had them long ago. */
    private static String unixLines(String text) {
        return text.replace("\r\n", "\n");
    }

    /** A column converts texts to its type by itself; one without a type would keep a number as a text. */
    private static PlainValue value(RowField field, String text, String before) {
        if (text.isEmpty() && isNumeric(field.column())) {
            return PlainValue.nothing();
        }
        boolean asNumber = field.column().affinity() == Affinity.BLOB
                && (before.isEmpty() || NUMBER.matcher(before).matches());
        if (asNumber && WHOLE.matcher(text).matches()) {
            return new PlainValue.Whole(new BigInteger(text));
        }
        return asNumber && NUMBER.matcher(text).matches()
                ? new PlainValue.Real(new BigDecimal(text).doubleValue())
                : PlainValue.of(text);
    }

    private static List<String> problems(RowField field, String text) {
        if (!isNumeric(field.column())) {
            return List.of();
        }
        if (text.isBlank()) {
            return field.entry().fillings().contains(Filling.NULL) ? List.of() : List.of("A number is needed.");
        }
        return NUMBER.matcher(text.strip()).matches() ? List.of() : List.of("This is not a number.");
    }

    /** Whether people expect numbers. Days and times have numeric columns as well, as SQLite sees it. */
    static boolean isNumeric(ColumnSchema column) {
        String type = column.declaredType().toUpperCase(Locale.ROOT);
        return column.affinity() == Affinity.INTEGER
                || column.affinity() == Affinity.REAL
                || type.startsWith("NUM")
                || type.startsWith("DEC");
    }
}
