package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Answers in JSON. They are bounded, so they are written to memory: their length is then known, and a fault can still be
 * answered. May be used by any number of threads.
 */
final class JsonAnswers {
    private static final String JSON = "application/json; charset=utf-8";

    /** Without a character set, because the original names none here and clients compare. */
    static final String LINES = "text/plain";

    private static final int USUAL_BYTES = 32 * 1024;

    private final JsonFactory factory = writing();

    /** Writes an answer or a part of one. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /** Makes what writes JSON as all of the answers have it. */
    static JsonFactory writing() {
        return JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    /** What makes generators for parts of an answer. */
    JsonFactory factory() {
        return factory;
    }

    /** One value. */
    Response of(Content content) {
        return Response.of(JSON, Body.of(bytes(content, "")));
    }

    /** One value on each line. */
    Response lines(Content content) {
        return Response.of(LINES, Body.of(bytes(content, "\n")));
    }

    private byte[] bytes(Content content, String betweenValues) {
        try (ByteArrayBuilder buffer = new ByteArrayBuilder(USUAL_BYTES);
                JsonGenerator out = factory.createGenerator(buffer)) {
            out.setRootValueSeparator(new SerializedString(betweenValues));
            content.write(out);
            out.flush();
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed, which it never should", e);
        }
    }
}
