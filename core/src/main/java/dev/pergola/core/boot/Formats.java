package dev.pergola.core.boot;

import dev.pergola.core.page.ExportFormat;
import dev.pergola.core.render.csv.CsvFormat;
import dev.pergola.core.render.json.JsonLines;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The formats in which rows are written without a page around them. */
final class Formats {

    private static final long MEGABYTE = 1024L * 1024;

    private Formats() {}

    /**
     * By the ending of the address.
     *
     * @param megabytes how long a content may be at present; 0 for any length
     */
    static Map<String, ExportFormat> ofRows(IntSupplier megabytes) {
        LongSupplier bytes = () -> megabytes.getAsInt() * MEGABYTE;
        return Map.of("csv", new CsvFormat(bytes), "json", new JsonLines(bytes));
    }
}
