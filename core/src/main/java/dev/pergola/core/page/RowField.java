package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.ColumnSchema;
import java.util.List;
import java.util.Optional;

/**
 * One field of a form for a row.
 *
 * @param column whose value it holds
 * @param type what was said that its values mean
 * @param control how it is filled in
 * @param entry what it holds
 * @param reference the row that the value refers to
 * @param problems what is wrong with what it holds
 */
public record RowField(
        ColumnSchema column,
        Optional<Type> type,
        Control control,
        Entry entry,
        Optional<Reference> reference,
        List<String> problems) {

    /** Checks the parts and copies the list. */
    public RowField {
        requireNonNull(column, "column is null");
        requireNonNull(type, "type is null");
        requireNonNull(control, "control is null");
        requireNonNull(entry, "entry is null");
        requireNonNull(reference, "reference is null");
        problems = List.copyOf(problems);
    }

    /**
     * What the values of a column mean.
     *
     * @param word the name of the type
     * @param description in words
     * @param settings what else was said, in JSON
     */
    public record Type(String word, String description, String settings) {

        /** Checks the parts. */
        public Type {
            requireNonNull(word, "word is null");
            requireNonNull(description, "description is null");
            requireNonNull(settings, "settings is null");
        }
    }

    /** How a value is filled in. */
    public enum Control {
        /** Text of one line. */
        LINE,
        /** Text of many lines. */
        LINES,
        /** A number. */
        NUMBER,
        /** One of 1 and 0. */
        YES_NO,
        /** A day. */
        DATE,
        /** An address on the web. */
        URL,
        /** An email address. */
        EMAIL,
        /** Nothing: bytes, values that the database computes, and keys of rows that are there. */
        READ_ONLY
    }

    /** What becomes of a column when the form is saved. */
    public enum Filling {
        /** It gets what was filled in, be it an empty text. */
        VALUE,
        /** It gets NULL. */
        NULL,
        /** It is not named, so that the database fills it. */
        DEFAULT
    }

    /**
     * What a field holds.
     *
     * @param text in the control
     * @param before the text when the form was first shown
     * @param filling what becomes of the column
     * @param fillings what can be chosen, at least one
     */
    public record Entry(String text, String before, Filling filling, List<Filling> fillings) {

        /** Checks the parts and copies the list. */
        public Entry {
            requireNonNull(text, "text is null");
            requireNonNull(before, "before is null");
            requireNonNull(filling, "filling is null");
            fillings = List.copyOf(fillings);
        }

        /** The same field after somebody has filled it in. */
        public Entry filledIn(String newText, Filling newFilling) {
            return new Entry(newText, before, newFilling, fillings);
        }
    }

    /**
     * A row of another table to which a value refers.
     *
     * @param table the other table
     * @param tableAddress its page
     * @param searchAddress where rows are found by a few letters; empty where the value is not their key
     * @param label of the row to which the value refers now; empty where there is none
     */
    public record Reference(String table, String tableAddress, Optional<String> searchAddress, Optional<String> label) {

        /** Checks the parts. */
        public Reference {
            requireNonNull(table, "table is null");
            requireNonNull(tableAddress, "tableAddress is null");
            requireNonNull(searchAddress, "searchAddress is null");
            requireNonNull(label, "label is null");
        }
    }
}
