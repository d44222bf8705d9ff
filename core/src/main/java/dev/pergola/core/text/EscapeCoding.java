package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The mechanism that tilde and percent coding share: some ASCII characters stand for themselves, every other byte of
 * the UTF-8 form is written as an escape character and two hexadecimal digits, and a plus may stand for a space.
 *
 * <p>Immutable. Text in which nothing has to be coded or decoded is returned as it is, without copying.
 */
final class EscapeCoding {
    static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** What the coded text is called in messages. */
    private final String name;

    private final char escape;
    private final boolean plusIsSpace;
    private final BitSet plain = new BitSet(128);

    EscapeCoding(String name, char escape, boolean plusIsSpace, String plainCharacters) {
        this.name = requireNonNull(name, "name is null");
        this.escape = escape;
        this.plusIsSpace = plusIsSpace;
        plainCharacters.chars().forEach(plain::set);
    }

    String encode(String text) {
        requireNonNull(text, "text is null");
        int clean = plainPrefix(text);
        if (clean == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (byte value : text.substring(clean).getBytes(StandardCharsets.UTF_8)) {
            if (value >= 0 && plain.get(value)) {
                out.append((char) value);
            } else if (value == ' ' && plusIsSpace) {
                out.append('+');
            } else {
                out.append(escape);
                HexDigits.append(value, out);
            }
        }
        return out.toString();
    }

    String decode(String coded) {
        requireNonNull(coded, "coded is null");
        if (coded.indexOf(escape) < 0 && !(plusIsSpace && coded.indexOf('+') >= 0)) {
            return coded;
        }
        StringBuilder out = new StringBuilder(coded.length());
        int at = 0;
        while (at < coded.length()) {
            char character = coded.charAt(at);
            if (character == escape) {
                at = decodeEscapes(coded, at, out);
            } else {
                out.append(character == '+' && plusIsSpace ? ' ' : character);
                at++;
            }
        }
        return out.toString();
    }

    private int plainPrefix(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 128 && plain.get(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Decodes a run of escapes, which may hold the bytes of several characters; answers where the run ends. */
    private int decodeEscapes(String coded, int start, StringBuilder out) {
        int end = start;
        while (end < coded.length() && coded.charAt(end) == escape) {
            end += 3;
        }
        ByteBuffer bytes = ByteBuffer.allocate((end - start) / 3);
        for (int at = start; at < end; at += 3) {
            int value = HexDigits.value(coded, at + 1);
            if (value < 0) {
                throw new MalformedTextException(
                        name, coded, at, "\"" + escape + "\" is not followed by two hexadecimal digits");
            }
            bytes.put((byte) value);
        }
        bytes.flip();
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            throw new MalformedTextException(
                    name, coded, start + 3 * bytes.position(), "the bytes written there are not UTF-8 text");
        }
        out.append(characters.flip());
        return end;
    }
}
