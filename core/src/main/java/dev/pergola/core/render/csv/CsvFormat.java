package dev.pergola.core.render.csv;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ExportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * CSV as the original writes it. {@code _header=off} leaves the line of names out, {@code _dl} makes browsers save the
 * content instead of showing it. Where it would be longer than the limit it ends with a line that says so, since the
 * status has been sent long before.
 */
public final class CsvFormat implements ExportFormat {

    private final LongSupplier mostBytes;

    /**
     * Makes the format.
     *
     * @param mostBytes the longest content at present; 0 for any length
     */
    public CsvFormat(LongSupplier mostBytes) {
        this.mostBytes = requireNonNull(mostBytes, "mostBytes is null");
    }

    @Override
    public String contentType(QueryString options) {
        return options.first("_dl").orElse("").isEmpty() ? "text/plain; charset=utf-8" : "text/csv; charset=utf-8";
    }

    @Override
    public void write(Export export, QueryString options, OutputStream out) throws IOException {
        boolean header = !options.first("_header").orElse("").equals("off");
        new CsvWriter(export, mostBytes.getAsLong()).write(header, out);
    }
}
