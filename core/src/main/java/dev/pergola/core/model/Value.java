package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import java.util.Arrays;
import java.util.Base64;

/**
 * One value as SQLite knows it, outside of a row: a parameter of a statement, a part of a row's identity.
 *
 * <p>Rows themselves are read cell by cell from a {@link RowCursor} without making these.
 */
public sealed interface Value {

    /**
     * The storage class.
     *
     * @return one of SQLite's five
     */
    CellType type();

    /**
     * The value as text.
     *
     * @return digits for numbers, base64 for bytes, an empty text for NULL
     */
    String asText();

    /**
     * NULL.
     *
     * @return the one value of type NULL
     */
    static Value nothing() {
        return Nothing.NULL;
    }

    /**
     * A whole number.
     *
     * @param number any
     * @return an INTEGER
     */
    static Value of(long number) {
        return new Whole(number);
    }

    /**
     * A floating point number.
     *
     * @param number any but NaN, which SQLite takes for NULL
     * @return a REAL
     */
    static Value of(double number) {
        return new Real(number);
    }

    /**
     * A text.
     *
     * @param text any
     * @return a TEXT
     */
    static Value of(String text) {
        return new Text(text);
    }

    /**
     * Bytes.
     *
     * @param bytes copied
     * @return a BLOB
     */
    static Value of(byte[] bytes) {
        return new Blob(bytes);
    }

    /**
     * A value of a plugin.
     *
     * @param value as the API has it
     * @return the value
     */
    static Value ofPlain(SqlValue value) {
        Object content = value.content().orElse(nothing());
        if (content instanceof Long number) {
            return of(number.longValue());
        } else if (content instanceof Double number) {
            return of(number.doubleValue());
        } else if (content instanceof byte[] bytes) {
            return of(bytes);
        }
        return content instanceof String text ? of(text) : nothing();
    }

    /** The value for plugins. */
    default SqlValue plain() {
        if (this instanceof Whole whole) {
            return SqlValue.of(whole.number());
        } else if (this instanceof Real real) {
            return SqlValue.of(real.number());
        } else if (this instanceof Text text) {
            return SqlValue.of(text.text());
        }
        return this instanceof Blob blob ? SqlValue.of(blob.bytes()) : SqlValue.nothing();
    }

    /**
     * A copy of one cell of the row at which a cursor stands.
     *
     * @param row a cursor that stands at a row
     * @param column from 0
     * @return the value
     */
    static Value of(RowCursor row, int column) {
        return switch (row.type(column)) {
            case NULL -> nothing();
            case INTEGER -> of(row.integer(column));
            case REAL -> of(row.real(column));
            case TEXT -> of(row.text(column));
            case BLOB -> of(row.blob(column));
        };
    }

    /** NULL. */
    enum Nothing implements Value {
        /** The only one. */
        NULL;

        @Override
        public CellType type() {
            return CellType.NULL;
        }

        @Override
        public String asText() {
            return "";
        }
    }

    /**
     * An INTEGER.
     *
     * @param number the number
     */
    record Whole(long number) implements Value {

        @Override
        public CellType type() {
            return CellType.INTEGER;
        }

        @Override
        public String asText() {
            return Long.toString(number);
        }
    }

    /**
     * A REAL.
     *
     * @param number the number
     */
    record Real(double number) implements Value {

        @Override
        public CellType type() {
            return CellType.REAL;
        }

        @Override
        public String asText() {
            return Double.toString(number);
        }
    }

    /**
     * A TEXT.
     *
     * @param text the text
     */
    record Text(String text) implements Value {

        /** Checks the text. */
        public Text {
            requireNonNull(text, "text is null");
        }

        @Override
        public CellType type() {
            return CellType.TEXT;
        }

        @Override
        public String asText() {
            return text;
        }
    }

    /**
     * A BLOB; equal to another of the same content.
     *
     * @param bytes copied on the way in and out
     */
    record Blob(byte[] bytes) implements Value {

        /** Copies the bytes. */
        public Blob {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public CellType type() {
            return CellType.BLOB;
        }

        @Override
        public String asText() {
            return Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Blob[" + bytes.length + " bytes]";
        }
    }
}
