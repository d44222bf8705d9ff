package dev.pergola.core.render.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ExportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * One JSON object a line, as {@code _shape=array&_nl=on} writes the rows of a page, for any number of rows. A content that
 * would be longer than the limit is cut off by an exception: there is no line that could say so and still be a row.
 */
public final class JsonLines implements ExportFormat {

    private final JsonFactory factory = JsonAnswers.writing();
    private final LongSupplier mostBytes;

    /**
     * Makes the format.
     *
     * @param mostBytes the longest content at present; 0 for any length
     */
    public JsonLines(LongSupplier mostBytes) {
        this.mostBytes = requireNonNull(mostBytes, "mostBytes is null");
    }

    @Override
    public String contentType(QueryString options) {
        return JsonAnswers.LINES;
    }

    @Override
    public void write(Export export, QueryString options, OutputStream out) throws IOException {
        JsonOptions how = JsonOptions.of(options);
        JsonGenerator lines = factory.createGenerator(new Bounded(out, mostBytes.getAsLong()));
        lines.setRootValueSeparator(new SerializedString("\n"));
        new RowsWriter(lines, export.grid(), how, new CellWriter(lines, factory, how)).writeLines();
        // Not closed where this is not reached: that would write what is left, behind rows that failed.
        lines.close();
    }

    /** A stream that takes so many bytes and no more. */
    private static final class Bounded extends OutputStream {

        private final OutputStream out;
        private final long most;
        private long taken;

        Bounded(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        @Override
        public void write(int value) throws IOException {
            take(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int length) throws IOException {
            taken += length;
            if (most > 0 && taken > most) {
                throw new IOException("The rows are longer than the " + most + " bytes that max_csv_mb allows.");
            }
        }
    }
}
