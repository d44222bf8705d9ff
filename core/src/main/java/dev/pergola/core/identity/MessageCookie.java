package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cookie that keeps messages for the next page: a signed list of pairs of a text and the number of its kind, as the
 * original has it. What is wrong with one is never an error: there are no messages then.
 */
public final class MessageCookie {

    /** Its name. */
    public static final String NAME = "ds_messages";

    /** Browsers keep cookies of 4 KB; what is too much for one is dropped from the front. */
    private static final int LARGEST = 3500;

    /** The numbers that stand for kinds in the cookie. */
    private static final Map<Message.Kind, Integer> KINDS =
            Map.of(Message.Kind.INFO, 1, Message.Kind.WARNING, 2, Message.Kind.ERROR, 3);

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final SignedValues values;

    /**
     * Reads and writes cookies.
     *
     * @param values signs them
     */
    public MessageCookie(SignedValues values) {
        this.values = requireNonNull(values, "values is null");
    }

    /** The messages that a request brings, and room for more. */
    Messages of(Request request) {
        return new Messages(request.cookie(NAME)
                .flatMap(cookie -> values.read(Purpose.MESSAGES, cookie))
                .map(MessageCookie::messages)
                .orElseGet(List::of));
    }

    private static List<Message> messages(PlainValue value) {
        return value instanceof PlainValue.Items items
                ? items.values().stream()
                        .flatMap(item -> message(item).stream())
                        .toList()
                : List.of();
    }

    private static Optional<Message> message(PlainValue value) {
        boolean pair = value instanceof PlainValue.Items items
                && items.values().size() == 2
                && items.values().get(0) instanceof PlainValue.Text
                && items.values().get(1) instanceof PlainValue.Whole;
        if (!pair) {
            return Optional.empty();
        }
        List<PlainValue> parts = ((PlainValue.Items) value).values();
        PlainValue number = parts.get(1);
        String text = ((PlainValue.Text) parts.get(0)).value();
        return KINDS.entrySet().stream()
                .filter(kind -> number(kind.getKey()).equals(number))
                .map(kind -> new Message(kind.getKey(), text))
                .findFirst();
    }

    private static PlainValue number(Message.Kind kind) {
        return new PlainValue.Whole(BigInteger.valueOf(KINDS.getOrDefault(kind, 1)));
    }

    /** The {@code Set-Cookie} header after an answer; empty where the browser has what it should have. */
    Optional<String> after(Messages messages, boolean secure) {
        if (!messages.changed()) {
            return Optional.empty();
        }
        List<Message> kept = messages.forNextPage();
        return Optional.of((kept.isEmpty() ? NAME + "=\"\"; Max-Age=0" : NAME + "=" + fitting(kept))
                + ATTRIBUTES
                + (secure ? "; Secure" : ""));
    }

    private String fitting(List<Message> messages) {
        String cookie = sign(messages);
        for (int first = 1; cookie.length() > LARGEST && first < messages.size(); first++) {
            cookie = sign(messages.subList(first, messages.size()));
        }
        if (cookie.length() > LARGEST) {
            Message last = messages.get(messages.size() - 1);
            int half = last.text().length() / 2;
            return fitting(List.of(new Message(last.kind(), last.text().substring(0, half))));
        }
        return cookie;
    }

    private String sign(List<Message> messages) {
        return values.sign(
                Purpose.MESSAGES,
                new PlainValue.Items(messages.stream()
                        .<PlainValue>map(message -> new PlainValue.Items(
                                List.of(new PlainValue.Text(message.text()), number(message.kind()))))
                        .toList()));
    }
}
