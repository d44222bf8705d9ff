package dev.pergola.core.page;

import dev.pergola.api.http.QueryString;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes rows in one format, row by row, in memory that does not depend on their number. Used by many threads at once;
 * keeps nothing of an export.
 */
public interface ExportFormat {

    /**
     * The media type of the content.
     *
     * @param options the arguments of the request
     * @return with its parameters
     */
    String contentType(QueryString options);

    /**
     * Writes the rows to their end.
     *
     * @param export what to write; its cursor is read once and stays open
     * @param options the arguments of the request, of which a format has its own, such as {@code _header}
     * @param out where to write; not closed
     * @throws IOException where the stream takes no more, or the content would be longer than it may be
     * @throws dev.pergola.api.ServerException where the options make no sense or reading the rows failed
     */
    void write(Export export, QueryString options, OutputStream out) throws IOException;
}
