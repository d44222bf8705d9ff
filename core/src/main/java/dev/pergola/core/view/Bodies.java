package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What programs sent in the body of a request. Its size was limited by who received it. */
public final class Bodies {

    private static final String JSON_TYPE = "application/json";

    /** Several for each column of the widest table. */
    private static final int MOST_FIELDS = 10_000;

    private Bodies() {}

    /** The object in JSON, whatever type the body says that it has. */
    public static Map<String, PlainValue> object(Request request) {
        return JsonBody.object(bytes(request));
    }

    /** Whether the body says that it is JSON. */
    public static boolean isJson(Request request) {
        return request.header("Content-Type")
                .filter(type -> type.startsWith(JSON_TYPE))
                .isPresent();
    }

    /** Whether the one who asks wants nothing but JSON. */
    public static boolean wantsJson(Request request) {
        return request.header("Accept").filter(JSON_TYPE::equals).isPresent()
                || request.parameter("_json").isPresent();
    }

    /** The fields of a form, of several with one name the first. */
    public static Map<String, String> fields(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        form(body).parameters().forEach(field -> fields.putIfAbsent(field.name(), field.value()));
        return fields;
    }

    /** The fields of a form in their order. */
    static QueryString form(byte[] body) {
        int ends = 0;
        for (byte b : body) {
            ends += b == '&' ? 1 : 0;
        }
        if (ends >= MOST_FIELDS) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The form was not read because it has more than " + MOST_FIELDS + " fields.");
        }
        try {
            return QueryString.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "The form was not read because it is not text in UTF-8.")
                    .causedBy(malformed);
        }
    }

    /** The body as it was sent. */
    public static byte[] bytes(Request request) {
        try {
            return request.body().readAllBytes();
        } catch (IOException broken) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "The body of the request ended before its end.")
                    .causedBy(broken);
        }
    }
}
