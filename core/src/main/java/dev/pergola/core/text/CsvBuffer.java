package dev.pergola.core.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of CSV in UTF-8, put together field by field: commas between the fields, CR LF behind each line, and quotation
 * marks only around fields that hold a comma, a quotation mark or a line break, and around a single empty field, so that
 * its line is not taken for none. Grows with its longest content and is used again. For one thread.
 *
 * <pre>{@code
 * CsvBuffer lines = new CsvBuffer();
 * lines.field("a,b");
 * lines.number("7");
 * lines.endLine(); // "a,b",7
 * }</pre>
 */
public final class CsvBuffer {

    private static final int USUAL_BYTES = 80 * 1024;

    private static final boolean[] QUOTED = new boolean[256];

    static {
        for (char character : ",\"\r\n".toCharArray()) {
            QUOTED[character] = true;
        }
    }

    private byte[] bytes = new byte[USUAL_BYTES];
    private int length;
    private int lineStart;
    private boolean fieldBefore;

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Adds a field with a text. */
    public void field(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        field(encoded, 0, encoded.length);
    }

    /**
     * Adds a field with a text.
     *
     * @param text holds it in UTF-8
     * @param from where it begins
     * @param to behind its end
     */
    public void field(byte[] text, int from, int to) {
        beginField();
        int quoted = from;
        while (quoted < to && !QUOTED[text[quoted] & 0xFF]) {
            quoted++;
        }
        if (quoted == to) {
            append(text, from, to);
        } else {
            appendQuoted(text, from, to);
        }
    }

    /** Adds a field that needs no quotation marks, such as a number. */
    public void number(String ascii) {
        beginField();
        int end = length + ascii.length();
        ensure(end);
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** Adds a field with nothing in it. */
    public void empty() {
        beginField();
    }

    private void beginField() {
        if (fieldBefore) {
            append((byte) ',');
        }
        fieldBefore = true;
    }

    private void appendQuoted(byte[] text, int from, int to) {
        ensure(length + 2 * (to - from) + 2);
        bytes[length++] = '"';
        for (int i = from; i < to; i++) {
            if (text[i] == '"') {
                bytes[length++] = '"';
            }
            bytes[length++] = text[i];
        }
        bytes[length++] = '"';
    }

    /** Ends the line; the next field begins another one. */
    public void endLine() {
        if (fieldBefore && length == lineStart) {
            append((byte) '"');
            append((byte) '"');
        }
        append((byte) '\r');
        append((byte) '\n');
        lineStart = length;
        fieldBefore = false;
    }

    /** Adds bytes as they are, between two lines. */
    public void raw(String ascii) {
        byte[] encoded = ascii.getBytes(StandardCharsets.US_ASCII);
        append(encoded, 0, encoded.length);
        lineStart = length;
    }

    /**
     * Takes back what was added last.
     *
     * @param newLength as {@link #length()} was between two lines
     */
    public void cut(int newLength) {
        length = newLength;
        lineStart = newLength;
        fieldBefore = false;
    }

    /** Hands over everything that was added, and is empty again. */
    public void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        cut(0);
    }

    private void append(byte one) {
        ensure(length + 1);
        bytes[length++] = one;
    }

    private void append(byte[] more, int from, int to) {
        ensure(length + to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
    }

    private void ensure(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
        }
    }
}
