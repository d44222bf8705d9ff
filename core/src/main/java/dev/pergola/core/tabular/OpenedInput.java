package dev.pergola.core.tabular;

import dev.pergola.api.ServerException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * An input whose first bytes were looked at: decompressed, without a byte order mark, of a known encoding.
 *
 * @param name of the input
 * @param bytes from the first character on
 * @param charset what they are
 * @param head its first characters, for a guess of format and delimiter
 */
record OpenedInput(String name, InputStream bytes, Charset charset, String head) implements Closeable {

    private static final int HEAD = 1 << 13;
    private static final int BLOCK = 1 << 16;
    private static final int LOOK = 8;
    private static final Map<String, String> BINARIES = Map.of(
            "PK\3\4", "a ZIP archive or a spreadsheet",
            "SQLite f", "a SQLite database",
            "%PDF", "a PDF document",
            "BZh", "compressed by bzip2",
            "\u00fd7zXZ", "compressed by xz",
            "(\u00b5/\u00fd", "compressed by zstd");
    private static final String BINARY_HINT =
            "Save it as CSV or JSON in the program that it comes from, or decompress it and send it to standard input.";

    /** Opens and looks; tells how many bytes of the input pass. */
    static OpenedInput of(Input input, Optional<Charset> asked, LongConsumer passed) throws IOException {
        InputStream raw = input.open();
        try {
            return look(input.name(), new BufferedInputStream(new CountingStream(raw, passed), BLOCK), asked);
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    private static OpenedInput look(String name, BufferedInputStream counted, Optional<Charset> asked)
            throws IOException {
        byte[] first = peek(counted, LOOK);
        BufferedInputStream bytes = first.length > 1 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b
                ? new BufferedInputStream(new GZIPInputStream(counted, BLOCK), BLOCK)
                : counted;
        byte[] head = peek(bytes, HEAD);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        Mark mark = Mark.of(start);
        if (mark == Mark.NONE && asked.isEmpty()) {
            refuseBinary(name, start);
        }
        bytes.skipNBytes(mark.bytes.length());
        Charset charset = asked.orElseGet(() -> Charset.forName(mark.charset));
        String decoded = new String(head, mark.bytes.length(), head.length - mark.bytes.length(), charset);
        return new OpenedInput(name, bytes, charset, decoded);
    }

    private static byte[] peek(BufferedInputStream bytes, int length) throws IOException {
        bytes.mark(length);
        byte[] head = bytes.readNBytes(length);
        bytes.reset();
        return head;
    }

    private static void refuseBinary(String name, String start) {
        BINARIES.forEach((magic, kind) -> {
            if (start.startsWith(magic)) {
                throw InputFault.of(name, "it is no text but " + kind, BINARY_HINT);
            }
        });
        int zero = start.indexOf('\0');
        if (zero >= 0 && zero < LOOK) {
            throw InputFault.of(
                    name,
                    "it is no text in UTF-8",
                    "If it is text, say in which encoding, such as --encoding utf-16le.");
        }
    }

    /** Its characters; malformed ones are refused by a {@link java.nio.charset.CharacterCodingException}. */
    Reader reader() {
        return new StrictReader(bytes, charset);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** What a reader reports when it meets bytes that are no text. */
    ServerException malformed(long line) {
        return InputFault.at(
                name,
                Math.max(line, 1),
                "here or in the lines of this row are bytes that are no text in "
                        + charset.name().toUpperCase(Locale.ROOT),
                "Say in which encoding it is, such as --encoding windows-1252.");
    }

    /** What a byte order mark says. */
    private enum Mark {
        UTF_8("\u00ef\u00bb\u00bf", "UTF-8"),
        LITTLE("\u00ff\u00fe", "UTF-16LE"),
        BIG("\u00fe\u00ff", "UTF-16BE"),
        NONE("", "UTF-8");

        private final String bytes;
        private final String charset;

        Mark(String bytes, String charset) {
            this.bytes = bytes;
            this.charset = charset;
        }

        static Mark of(String start) {
            for (Mark mark : values()) {
                if (start.startsWith(mark.bytes)) {
                    return mark;
                }
            }
            return NONE;
        }
    }
}
