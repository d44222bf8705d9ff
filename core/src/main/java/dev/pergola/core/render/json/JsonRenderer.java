package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageRenderer;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryListPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.text.SiteUrls;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes pages as JSON in UTF-8, without spaces.
 *
 * <p>Options are those of the original: {@code _shape}, {@code _nl}, {@code _json} and {@code _json_infinity}; {@code _json} is for rows and queries, as there. Integers
 * keep their 64 bits, bytes become {@code {"$base64": true, "encoded": "..."}}, of several columns with one name the last
 * is the member of an object.
 *
 * <pre>{@code
 * Response response = new JsonRenderer().render(page, request.query());
 * }</pre>
 */
public final class JsonRenderer implements PageRenderer {
    private final JsonAnswers answers = new JsonAnswers();

    @Override
    public Response render(Page page, QueryString options) {
        if (page instanceof TablePage table) {
            return table(table, options);
        }
        if (page instanceof RowPage row) {
            return row(row, options);
        }
        if (page instanceof QueryPage query) {
            return query(query, options);
        }
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        if (page instanceof IndexPage index) {
            return answers.of(out -> new ListingWriter(out, urls).write(index));
        }
        if (page instanceof DatabasePage database) {
            return answers.of(out -> new ListingWriter(out, urls).write(database));
        }
        if (page instanceof PluginsPage plugins) {
            return answers.of(out -> PluginsWriter.write(plugins, out));
        }
        if (page instanceof JsonPage facts) {
            return answers.of(out -> TreeWriter.write(facts.tree(), out));
        }
        if (page instanceof QueryListPage queries) {
            return answers.of(out -> TreeWriter.write(queries.facts(), out));
        }
        if (page instanceof ProblemPage problem) {
            return problem(problem.failure());
        }
        throw new ServerException(ErrorCode.NOT_FOUND, "What was written as HTML has no form as JSON.");
    }

    private Response table(TablePage page, QueryString text) {
        boolean keyless = page.table().primaryKey().isEmpty();
        return withOptions(
                text,
                page.grid(),
                keyless ? Optional.of("_shape=object not available for tables with no primary keys") : Optional.empty(),
                options -> rows(
                        page.grid(),
                        options.withoutParsing(),
                        out -> TreeWriter.writeMembers(page.extras(), out),
                        out -> {
                            Optional<NextPage> next = page.grid().rows().next();
                            writeText("next", next.map(NextPage::token), out);
                            writeText("next_url", next.map(NextPage::address), out);
                            out.writeBooleanField(
                                    "truncated", page.grid().rows().truncated());
                        }));
    }

    private Response row(RowPage page, QueryString text) {
        return withOptions(
                text,
                page.grid(),
                Optional.empty(),
                options -> rows(
                        page.grid(),
                        options,
                        out -> {
                            out.writeStringField("database", page.database().name());
                            out.writeStringField("table", page.table().name());
                        },
                        out -> {
                            TreeWriter.writeTexts("primary_keys", page.table().rowKey(), out);
                            TreeWriter.writeTexts(
                                    "primary_key_values", page.row().texts(), out);
                            TreeWriter.writeMembers(page.extras(), out);
                            out.writeNumberField("query_ms", page.grid().rows().milliseconds());
                            out.writeBooleanField("truncated", false);
                        }));
    }

    private Response query(QueryPage page, QueryString text) {
        Optional<Failure> failure = page.failure();
        if (failure.isPresent()) {
            return failedQuery(failure.get());
        }
        Optional<RowGrid> grid = page.grid();
        if (grid.isEmpty()) {
            return notRun(page);
        }
        return withOptions(
                text,
                grid.get(),
                Optional.of("_shape=object is only available on tables"),
                options -> rows(
                        grid.get(),
                        options,
                        out -> TreeWriter.writeMembers(page.extras(), out),
                        out -> out.writeBooleanField(
                                "truncated", grid.get().rows().truncated())));
    }

    /**
     * Reads the options and writes rows by them. Options that make no sense are answered here, after the rows have been
     * read all the same: where the next page begins is told beside the problem, as clients of the original find it.
     *
     * @param noObject why rows cannot be written under their keys, if they cannot
     */
    private Response withOptions(
            QueryString text, RowGrid grid, Optional<String> noObject, Function<JsonOptions, Response> writing) {
        JsonOptions options;
        try {
            options = JsonOptions.of(text);
            if (options.shape() == RowShape.OBJECT && noObject.isPresent()) {
                throw new ServerException(
                        ErrorCode.BAD_REQUEST, noObject.get(), "The shapes objects, arrays and array need no key.");
            }
        } catch (ServerException refused) {
            while (grid.rows().cursor().next()) {
                // only to find out where they go on
            }
            return problem(new Failure(refused.code().status(), "", refused.messages(), refused.hint()));
        }
        return writing.apply(options);
    }

    /** A query that was not given has no rows. */
    private Response notRun(QueryPage page) {
        return answers.of(out -> {
            out.writeStartObject();
            out.writeBooleanField("ok", true);
            TreeWriter.writeMembers(page.extras(), out);
            TreeWriter.writeTexts("rows", List.of(), out);
            out.writeBooleanField("truncated", false);
            out.writeEndObject();
        });
    }

    private Response failedQuery(Failure failure) {
        return answers.of(out -> {
                    out.writeStartObject();
                    out.writeBooleanField("ok", false);
                    TreeWriter.writeTexts("rows", List.of(), out);
                    writeFailure(failure, out);
                    out.writeBooleanField("truncated", false);
                    out.writeEndObject();
                })
                .withStatus(failure.status());
    }

    private Response problem(Failure failure) {
        return answers.of(out -> {
                    out.writeStartObject();
                    out.writeBooleanField("ok", false);
                    writeFailure(failure, out);
                    out.writeEndObject();
                })
                .withStatus(failure.status());
    }

    /** The members that clients know and no others; so the advice stands behind the message that it belongs to. */
    private static void writeFailure(Failure failure, JsonGenerator out) throws IOException {
        List<String> messages = failure.messagesWithHint();
        out.writeStringField("error", String.join("; ", messages));
        TreeWriter.writeTexts("errors", messages, out);
        out.writeNumberField("status", failure.status());
    }

    /** Rows in any shape; what comes before and after them is written only where an object stands around them. */
    private Response rows(RowGrid grid, JsonOptions options, JsonAnswers.Content before, JsonAnswers.Content after) {
        JsonAnswers.Content content = out -> {
            RowsWriter rows = new RowsWriter(out, grid, options, new CellWriter(out, answers.factory(), options));
            if (options.lines()) {
                rows.writeLines();
            } else if (options.shape().wrapped()) {
                out.writeStartObject();
                out.writeBooleanField("ok", true);
                before.write(out);
                out.writeFieldName("rows");
                rows.write();
                after.write(out);
                out.writeEndObject();
            } else {
                rows.write();
            }
        };
        return options.lines() ? answers.lines(content) : answers.of(content);
    }

    private static void writeText(String name, Optional<String> text, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeNull();
        }
    }
}
