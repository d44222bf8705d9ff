package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;

/** What a form sent in the body of a request. */
public final class FormBody {
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    /**
     * The fields of a form.
     *
     * @param request its body has not been read
     * @return by name, like the arguments of an address
     * @throws ServerException where the body is no form
     */
    public static QueryString read(Request request) {
        String type = request.header("Content-Type").orElse(FORM_TYPE);
        if (!type.startsWith(FORM_TYPE)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The body is " + type + ", where the fields of a form are expected.",
                    "Send it as " + FORM_TYPE + ".");
        }
        return Bodies.form(Bodies.bytes(request));
    }
}
