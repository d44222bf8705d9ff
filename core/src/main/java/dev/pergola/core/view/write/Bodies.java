package dev.pergola.core.view.write;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.util.Map;

/** What programs sent in the body of a request. Its size was limited by who received it. */
final class Bodies {

    private Bodies() {}

    /** The object in JSON, whatever type the body says that it has. */
    static Map<String, PlainValue> object(Request request) {
        return JsonBody.object(bytes(request));
    }

    static byte[] bytes(Request request) {
        try {
            return request.body().readAllBytes();
        } catch (IOException broken) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "The body of the request ended before its end.")
                    .causedBy(broken);
        }
    }
}
