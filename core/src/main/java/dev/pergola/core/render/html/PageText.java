package dev.pergola.core.render.html;

import dev.pergola.api.http.Body;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * HTML in memory, as UTF-8 from the beginning. It grows by pieces that are never copied until the page is complete, also
 * when one text becomes a part of another: a page of many rows is megabytes long. Not for several threads.
 *
 * <p>Half of a surrogate pair becomes a question mark, as it does wherever Java encodes text.
 */
final class PageText extends Writer {

    private static final int FIRST_PIECE = 256;
    private static final int LARGEST_PIECE = 64 * 1024;

    /** What is larger is too large to be kept, so that putting it together would be in vain. */
    private static final int LARGEST_IN_ONE = 1024 * 1024;

    /** The longest sign in UTF-8. */
    private static final int LONGEST_SIGN = 4;

    /** The digits of a long, and its sign. */
    private static final int LONGEST_NUMBER = 20;

    /** Signs of ASCII that are written as they are: all of them, and those without a meaning in HTML. */
    private static final boolean[] ASCII = asciiBut("");

    private static final boolean[] WITHOUT_MEANING = asciiBut("&<>\"'");

    private static final boolean[] OF_A_PLAIN_LINE = asciiBut("&<>\"'\n");

    private final List<Piece> pieces = new ArrayList<>();
    private int sizeOfPieces;
    private byte[] last = new byte[0];
    private int size;

    /** Bytes that are not changed any more. */
    private record Piece(byte[] bytes, int length) {}

    private static boolean[] asciiBut(String special) {
        boolean[] plain = new boolean[0x80];
        for (char sign = 0; sign < plain.length; sign++) {
            plain[sign] = special.indexOf(sign) < 0;
        }
        return plain;
    }

    /** Text that is safe as it is. */
    PageText add(String text) {
        write(text, 0, text.length());
        return this;
    }

    /** Bytes of UTF-8 that are safe as they are. */
    PageText add(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, last, size, text.length);
        size += text.length;
        return this;
    }

    /** A number in decimal digits. */
    PageText add(long number) {
        reserve(LONGEST_NUMBER);
        if (number < 0) {
            last[size++] = '-';
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            last[at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** What has been written elsewhere, by a text to which nothing is added any more. */
    PageText add(PageText other) {
        seal();
        pieces.addAll(other.pieces);
        pieces.add(new Piece(other.last, other.size));
        sizeOfPieces += other.size();
        return this;
    }

    /**
     * Text in UTF-8, where it is one line of nothing but signs of ASCII without a meaning in HTML.
     *
     * @return false where it is not, and nothing has been added
     */
    boolean addPlainLine(byte[] text) {
        reserve(text.length);
        byte[] bytes = last;
        int to = size;
        for (byte sign : text) {
            if (sign < 0 || !OF_A_PLAIN_LINE[sign]) {
                return false;
            }
            bytes[to++] = sign;
        }
        size = to;
        return true;
    }

    /** Text of which the characters with a meaning in HTML are written as references. */
    PageText addEscaped(String text) {
        int end = text.length();
        for (int at = addWhile(WITHOUT_MEANING, text, 0, end);
                at < end;
                at = addWhile(WITHOUT_MEANING, text, at, end)) {
            at += addSpecial(text, at);
        }
        return this;
    }

    @Override
    public void write(String text, int from, int length) {
        int end = from + length;
        for (int at = addWhile(ASCII, text, from, end); at < end; at = addWhile(ASCII, text, at, end)) {
            at += addSign(text, at);
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

    /** Adds characters up to the first that is not plain, and tells where that is. */
    private int addWhile(boolean[] plain, String text, int from, int end) {
        reserve(end - from);
        byte[] bytes = last;
        int to = size;
        int at = from;
        while (at < end) {
            char character = text.charAt(at);
            if (character >= plain.length || !plain[character]) {
                break;
            }
            bytes[to++] = (byte) character;
            at++;
        }
        size = to;
        return at;
    }

    /** Adds a sign that may have a meaning in HTML and tells how many characters it took. */
    private int addSpecial(String text, int at) {
        switch (text.charAt(at)) {
            case '&' -> add("&amp;");
            case '<' -> add("&lt;");
            case '>' -> add("&gt;");
            case '"' -> add("&#34;");
            case '\'' -> add("&#39;");
            default -> {
                return addSign(text, at);
            }
        }
        return 1;
    }

    /** Adds a sign that is not ASCII and tells how many characters it took. */
    private int addSign(String text, int at) {
        reserve(LONGEST_SIGN);
        int codePoint = text.codePointAt(at);
        boolean halfOnly = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        addCodePoint(halfOnly ? '?' : codePoint);
        return Character.charCount(codePoint);
    }

    private void addCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            last[size++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            last[size++] = (byte) (0xC0 | (codePoint >> 6));
            last[size++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            last[size++] = (byte) (0xE0 | (codePoint >> 12));
            last[size++] = continuation(codePoint >> 6);
            last[size++] = continuation(codePoint);
        } else {
            last[size++] = (byte) (0xF0 | (codePoint >> 18));
            last[size++] = continuation(codePoint >> 12);
            last[size++] = continuation(codePoint >> 6);
            last[size++] = continuation(codePoint);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    /** Makes room in one piece. */
    private void reserve(int more) {
        if (last.length - size < more) {
            seal();
            last = new byte[Math.max(more, Math.min(LARGEST_PIECE, Math.max(FIRST_PIECE, sizeOfPieces)))];
        }
    }

    /** Nothing more is written into the last piece. */
    private void seal() {
        if (size > 0) {
            pieces.add(new Piece(last, size));
            sizeOfPieces += size;
            last = new byte[0];
            size = 0;
        }
    }

    /** How long it is by now, in bytes. */
    int size() {
        return sizeOfPieces + size;
    }

    /** All of it, to be sent; nothing is added to it any more. What is not large is in one array, so that it can be kept. */
    Body toBody() {
        if (size() <= LARGEST_IN_ONE) {
            return Body.of(toBytes());
        }
        seal();
        return Body.of(pieces.stream()
                .map(piece -> ByteBuffer.wrap(piece.bytes(), 0, piece.length()))
                .toList());
    }

    /** All of it, in a new array. */
    byte[] toBytes() {
        byte[] all = new byte[size()];
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.bytes(), 0, all, at, piece.length());
            at += piece.length();
        }
        System.arraycopy(last, 0, all, at, size);
        return all;
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
