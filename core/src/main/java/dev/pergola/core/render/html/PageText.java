package dev.pergola.core.render.html;

import java.io.Writer;
import java.util.Arrays;

/**
 * HTML in memory, as UTF-8 from the beginning: what is long is written once and copied as bytes from then on. Not for
 * several threads.
 *
 * <p>Half of a surrogate pair becomes a question mark, as it does wherever Java encodes text.
 */
final class PageText extends Writer {
    private byte[] bytes;
    private int size;

    /**
     * Begins with nothing.
     *
     * @param expected how many bytes there is room for at first
     */
    PageText(int expected) {
        bytes = new byte[expected];
    }

    /** Text that is safe as it is. */
    PageText add(String text) {
        write(text, 0, text.length());
        return this;
    }

    /** Bytes of UTF-8 that are safe as they are. */
    PageText add(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return this;
    }

    /** A number in decimal digits. */
    PageText add(long number) {
        return add(Long.toString(number));
    }

    /** What has been written elsewhere. */
    PageText add(PageText other) {
        reserve(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
        return this;
    }

    /** Text of which the characters with a meaning in HTML are written as references. */
    PageText addEscaped(String text) {
        int end = text.length();
        reserve(end);
        for (int at = 0; at < end; at++) {
            char character = text.charAt(at);
            switch (character) {
                case '&' -> add("&amp;");
                case '<' -> add("&lt;");
                case '>' -> add("&gt;");
                case '"' -> add("&#34;");
                case '\'' -> add("&#39;");
                default -> {
                    if (character < 0x80) {
                        reserve(1);
                        bytes[size++] = (byte) character;
                    } else {
                        at += addEncoded(text, at);
                    }
                }
            }
        }
        return this;
    }

    @Override
    public void write(String text, int from, int length) {
        reserve(length);
        for (int at = from; at < from + length; at++) {
            char character = text.charAt(at);
            if (character < 0x80) {
                reserve(1);
                bytes[size++] = (byte) character;
            } else {
                at += addEncoded(text, at);
            }
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int character) {
        write(Character.toString((char) character), 0, 1);
    }

    /** Adds a sign that is not ASCII and tells how many more characters it took. */
    private int addEncoded(String text, int at) {
        reserve(4);
        int codePoint = text.codePointAt(at);
        boolean halfOnly = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        addCodePoint(halfOnly ? '?' : codePoint);
        return Character.charCount(codePoint) - 1;
    }

    private void addCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            bytes[size++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[size++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            bytes[size++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[size++] = continuation(codePoint >> 6);
            bytes[size++] = continuation(codePoint);
        } else {
            bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[size++] = continuation(codePoint >> 12);
            bytes[size++] = continuation(codePoint >> 6);
            bytes[size++] = continuation(codePoint);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
        }
    }

    /** How long it is by now, in bytes. */
    int size() {
        return size;
    }

    /** All of it, in a new array. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void flush() {
        // everything is in memory already
    }

    @Override
    public void close() {
        // there is nothing to give back
    }
}
