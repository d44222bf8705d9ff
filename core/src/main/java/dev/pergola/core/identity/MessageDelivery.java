package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries messages from one page to the next. May be used by any number of threads. */
public final class MessageDelivery {

    private final MessageCookie cookies;

    /**
     * Delivers by cookie.
     *
     * @param cookies reads and writes them
     */
    public MessageDelivery(MessageCookie cookies) {
        this.cookies = requireNonNull(cookies, "cookies is null");
    }

    /**
     * Keeps a message for the next page, as long as the request has not been answered.
     *
     * @param request that is being answered
     * @param message for whoever made it
     */
    public void keep(Request request, Message message) {
        messages(request).add(requireNonNull(message, "message is null"));
    }

    private Messages messages(Request request) {
        return request.once(Messages.class, () -> cookies.of(request));
    }

    /**
     * Looks for the messages of a request, has it answered, and tells the browser what to keep.
     *
     * @param request as it was admitted
     * @param answer what answers it; what it throws is thrown, and the messages wait
     * @return the answer, with a cookie where the messages have changed
     */
    public Response around(Request request, Supplier<Response> answer) {
        Messages messages = messages(request);
        Response response = answer.get();
        Optional<String> cookie = cookies.after(messages, request.scheme().equals("https"));
        return cookie.isPresent()
                ? response.withHeaders(response.headers().adding("Set-Cookie", cookie.get()))
                : response;
    }
}
