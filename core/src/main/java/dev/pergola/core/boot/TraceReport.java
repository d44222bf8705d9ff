package dev.pergola.core.boot;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.render.json.JsonDocument;
import dev.pergola.core.text.HtmlEscaping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a report about the making of an answer into the answer: where, depends on what it is. */
final class TraceReport {

    /** A larger answer is sent as it is: whoever measures that, measures its sending. */
    private static final int LARGEST = 256 * 1024;

    private static final String BODY_END = "</body>";

    private TraceReport() {}

    /**
     * Adds a report.
     *
     * @param request what was asked
     * @param response the answer
     * @param report asked for when the answer is complete
     * @return the answer itself where there is no place in it for a report
     */
    static Response of(Request request, Response response, Supplier<PlainValue> report) {
        String type = response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (request.path().endsWith(".csv") && response.status() == 200) {
            return csv(response, report);
        }
        Optional<String> text = response.body()
                .bytes()
                .filter(bytes -> bytes.length <= LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        Optional<String> reported = type.startsWith("text/html")
                ? text.flatMap(html -> inHtml(html, report))
                : text.filter(json -> type.startsWith("application/json")).flatMap(json -> inJson(json, report));
        return reported.map(whole -> replaced(response, Body.of(whole))).orElse(response);
    }

    private static Optional<String> inJson(String json, Supplier<PlainValue> report) {
        String object = json.stripTrailing();
        if (!object.startsWith("{") || !object.endsWith("}")) {
            return Optional.empty();
        }
        String members = object.substring(0, object.length() - 1).stripTrailing();
        String comma = members.equals("{") ? "" : ", ";
        return Optional.of(members + comma + "\"_trace\": " + JsonDocument.indented(report.get()) + "}");
    }

    private static Optional<String> inHtml(String html, Supplier<PlainValue> report) {
        int end = html.lastIndexOf(BODY_END);
        return end < 0
                ? Optional.empty()
                : Optional.of(html.substring(0, end) + "<pre>"
                        + HtmlEscaping.escape(JsonDocument.indented(report.get())) + "</pre>" + html.substring(end));
    }

    /** A browser would store a file; the page shows it instead, with the report below. */
    private static Response csv(Response response, Supplier<PlainValue> report) {
        Body body = response.body();
        Body page = Body.streaming(out -> {
                    ByteArrayOutputStream start = new ByteArrayOutputStream();
                    body.writeTo(new Beginning(start));
                    String text = start.toString(StandardCharsets.UTF_8);
                    out.write(("<!DOCTYPE html><html lang=\"en\"><head><title>CSV debug</title></head><body>"
                                    + "<textarea title=\"CSV debug\" cols=\"120\" rows=\"30\" readonly>"
                                    + HtmlEscaping.escape(text) + "</textarea><pre>"
                                    + HtmlEscaping.escape(JsonDocument.indented(report.get()))
                                    + "</pre></body></html>")
                            .getBytes(StandardCharsets.UTF_8));
                })
                .onClose(body::close);
        return response.withBody(page)
                .withHeaders(response.headers().without("Content-Disposition"))
                .withHeader("Content-Type", "text/html; charset=utf-8");
    }

    private static Response replaced(Response response, Body body) {
        response.body().close();
        return response.withBody(body);
    }

    /** Takes everything and keeps the beginning. */
    private static final class Beginning extends OutputStream {

        private final ByteArrayOutputStream kept;

        Beginning(ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int value) {
            if (kept.size() < LARGEST) {
                kept.write(value);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            kept.write(bytes, offset, Math.min(length, LARGEST - kept.size()));
        }
    }
}
