package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ExportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that are rows and no page: CSV, one JSON object a line, and the bytes of one cell. What views of rows have in
 * common there, whichever rows they show. May be used by any number of threads.
 *
 * <p>With {@code _stream} all rows are sent while they are read; without it, those of one page, which are written to
 * memory so that a fault can still be told by the status.
 */
public final class Exports {

    /** The format of the bytes of one cell. */
    public static final String BLOB = "blob";

    /** The format of tables for other programs. */
    public static final String CSV = "csv";

    /** The format of programs. */
    public static final String JSON = "json";

    private static final Set<String> OWN_FORMATS = Set.of(CSV, BLOB);

    private final SiteContext site;

    /**
     * Makes it.
     *
     * @param site the site, which knows the formats
     */
    public Exports(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    /**
     * The format that the ending of an address asks for, where rows are shown.
     *
     * @param plugins those of plugins
     * @param ending empty where it has none
     * @return one of the formats of the site or of plugins
     * @throws ServerException where there is no such format
     */
    public String format(PluginFormats plugins, Optional<String> ending) {
        return ending.filter(format -> OWN_FORMATS.contains(format) || plugins.has(format))
                .orElseGet(() -> site.known(ending));
    }

    /**
     * Whether a request is answered here and not by a page.
     *
     * @param format the ending of its address
     * @param query its arguments
     * @return true for CSV and BLOB, and for JSON where all rows are to be streamed, one object a line
     */
    public static boolean takes(String format, QueryString query) {
        return OWN_FORMATS.contains(format) || (format.equals(JSON) && streams(format, query));
    }

    /**
     * Whether all rows are asked for. Other formats than those with a line for each row pass over the argument.
     *
     * @param format the ending of the address
     * @param query the arguments
     * @return true with {@code _stream} for CSV and for {@code _shape=array&_nl=on}
     */
    public static boolean streams(String format, QueryString query) {
        boolean lines = format.equals(CSV)
                || (format.equals(JSON)
                        && query.first("_shape").filter("array"::equals).isPresent()
                        && given(query, "_nl"));
        return lines && asksForAll(query);
    }

    /**
     * Whether the arguments ask for all rows, where the format can.
     *
     * @param query the arguments
     * @return true with {@code _stream}
     */
    public static boolean asksForAll(QueryString query) {
        return given(query, "_stream");
    }

    private static boolean given(QueryString query, String name) {
        return !query.first(name).orElse("").isEmpty();
    }

    /**
     * Refuses a stream that may not be.
     *
     * @param query the arguments of a request for which {@link #streams} is true
     * @throws ServerException where the server does not stream, or the request asks for a later page at the same time
     */
    public void requireStreaming(QueryString query) {
        if (!site.setting(Setting.ALLOW_CSV_STREAM)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "CSV streaming is disabled",
                    "The rows can be read page by page; the setting is allow_csv_stream.");
        }
        if (given(query, "_next")) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "_next not allowed for CSV streaming",
                    "A stream has all rows and begins with the first.");
        }
    }

    /**
     * Writes the rows of one page.
     *
     * @param format the ending of the address
     * @param export the rows; read to their end when this returns, and left open
     * @param request whose arguments say how
     * @param fileName under which a browser saves them, without the ending
     * @return the whole answer
     */
    public Response page(String format, Export export, Request request, String fileName) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try {
            formatOf(format).write(export, request.query(), memory);
        } catch (IOException failure) {
            throw new UncheckedIOException("Writing to memory failed, which it never should", failure);
        }
        return respond(format, Body.of(memory.toByteArray()), request, fileName);
    }

    /**
     * Sends rows while they are read.
     *
     * @param format the ending of the address
     * @param export the rows; closed when the answer has been sent, or nobody takes it any more
     * @param request whose arguments say how
     * @param fileName under which a browser saves them, without the ending
     * @return an answer that reads the rows while it is written
     */
    public Response stream(String format, Export export, Request request, String fileName) {
        ExportFormat writing = formatOf(format);
        QueryString options = request.query();
        Body body = Body.streaming(out -> writing.write(export, options, out))
                .onClose(export.grid().rows()::close);
        return respond(format, body, request, fileName);
    }

    private Response respond(String format, Body body, Request request, String fileName) {
        Response response = Response.of(formatOf(format).contentType(request.query()), body);
        return format.equals(CSV) && given(request.query(), "_dl")
                ? response.withHeader("Content-Disposition", "attachment; filename=\"" + fileName + ".csv\"")
                : response;
    }

    private ExportFormat formatOf(String format) {
        return requireNonNull(site.exports().get(format), "no such format");
    }
}
