package dev.pergola.core.tabular;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.pergola.api.ServerException;
import dev.pergola.core.text.NumberGrouping;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows of values between delimiters. Read once, on one thread. */
final class CsvRows {

    private static final int LONGEST_VALUE = 1 << 24;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final OpenedInput input;
    private final boolean header;
    private final char delimiter;
    private final Optional<Character> quote;
    private final Cells cells;

    CsvRows(OpenedInput input, ReadingOptions options, Format format, RowSink sink) {
        this.input = input;
        this.header = options.header();
        this.quote = options.quote();
        this.delimiter = options.delimiter().orElseGet(() -> format == Format.TSV ? '\t' : delimiterIn(input.head()));
        this.cells = new Cells(sink);
    }

    /** A comma, unless the first line has none but another usual delimiter. */
    static char delimiterIn(String head) {
        int[] found = new int[DELIMITERS.length];
        boolean quoted = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted
                    && (c == '\n' || c == '\r')
                    && Arrays.stream(found).sum() + i > 0) {
                break;
            } else if (!quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    found[d] += c == DELIMITERS[d] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length && found[0] == 0; d++) {
            best = found[d] > found[best] ? d : best;
        }
        return DELIMITERS[best];
    }

    /** Reads to the end. */
    void read() throws IOException {
        try (CsvReader<Boolean> csv = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .quoteCharacter(quote.orElse('"'))
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(LONGEST_VALUE)
                        .build(cells, input.reader());
                CloseableIterator<Boolean> rows = csv.iterator()) {
            while (rows.hasNext()) {
                rows.next();
            }
        } catch (CsvParseException | UncheckedIOException failure) {
            throw explained(failure);
        }
        if (cells.names.isEmpty()) {
            throw InputFault.of(
                    input.name(),
                    "it is empty; a line with the names of the columns was expected",
                    "Leave it out, or check what should have written it.");
        }
    }

    private RuntimeException explained(RuntimeException failure) throws IOException {
        Optional<ServerException> ours = InputFault.within(failure);
        if (ours.isPresent()) {
            return ours.get();
        }
        long line = cells.line();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return input.malformed(line);
            }
            if (cause instanceof EOFException end) {
                throw end;
            }
        }
        if (failure instanceof UncheckedIOException io) {
            throw io.getCause();
        }
        if (failure.getCause() != null) {
            return failure;
        }
        return malformed(String.valueOf(failure.getMessage()), line);
    }

    /** The parser says what it met in words only. */
    private ServerException malformed(String message, long line) {
        if (message.startsWith("Unclosed quoted field")) {
            return InputFault.at(
                    input.name(),
                    line,
                    "a quote is opened in the row that begins here, and never closed",
                    "Close it, double quotes that belong to a value, or say --quote none if quotes have no meaning.");
        }
        if (message.startsWith("Unexpected character after closing quote")) {
            return InputFault.at(
                    input.name(),
                    line,
                    "something else than a delimiter follows a closing quote",
                    "Double quotes that belong to a value, or say --quote none if quotes have no meaning.");
        }
        return InputFault.at(
                input.name(),
                line,
                "a value is longer than " + NumberGrouping.format(LONGEST_VALUE) + " characters",
                "A quote that is never closed can be the reason; otherwise leave the value out.");
    }

    /** Passes values on as they are met, without making texts of them. */
    private final class Cells extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final RowSink sink;
        private final List<String> first = new ArrayList<>();
        private List<String> names = List.of();
        private int[] columns = new int[0];

        Cells(RowSink sink) {
            this.sink = sink;
        }

        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (names.isEmpty()) {
                first.add(new String(buffer, offset, length));
            } else if (index < columns.length) {
                sink.text(columns[index], buffer, offset, length);
            }
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) {
                return Boolean.FALSE;
            }
            if (names.isEmpty()) {
                begin();
            } else if (getFieldCount() == columns.length) {
                sink.endRow(line());
            } else {
                ragged(getFieldCount());
            }
            return Boolean.TRUE;
        }

        private void begin() {
            names = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                names.add(header ? first.get(i).strip() : "column_" + (i + 1));
            }
            columns = sink.columns(names, line());
            if (!header) {
                for (int i = 0; i < columns.length; i++) {
                    char[] value = first.get(i).toCharArray();
                    sink.text(columns[i], value, 0, value.length);
                }
                sink.endRow(line());
            }
        }

        private void ragged(int found) {
            sink.badRow(
                    line(),
                    "%d %s where there are %d columns"
                            .formatted(found, found == 1 ? "value" : "values", columns.length),
                    found == 1
                            ? "If values are not between %s, say --delimiter.".formatted(word(delimiter))
                            : "Quote values that hold %s, or say --skip-bad-rows.".formatted(word(delimiter)));
        }
    }

    private static String word(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabulators";
            default -> "\"" + delimiter + "\"";
        };
    }
}
