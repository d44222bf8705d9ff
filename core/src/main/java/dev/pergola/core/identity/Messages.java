package dev.pergola.core.identity;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.http.Request;
import java.util.ArrayList;
import java.util.List;

/** The messages around one request: those that it brings, and those for the next page. For its thread. */
public final class Messages {

    private final List<Message> brought;
    private final List<Message> added = new ArrayList<>();
    private boolean shown;

    Messages(List<Message> brought) {
        this.brought = List.copyOf(brought);
    }

    /** Those of a request; none where nobody has looked at its cookie. */
    public static Messages of(Request request) {
        return request.once(Messages.class, () -> new Messages(List.of()));
    }

    /** Whether the request brings some. */
    public boolean waiting() {
        return !brought.isEmpty();
    }

    /** Those to be shown on the page that answers the request, which are then gone. */
    public List<Message> show() {
        boolean first = !shown;
        shown = true;
        return first ? brought : List.of();
    }

    /** Keeps a message for the next page. */
    public void add(Message message) {
        added.add(message);
    }

    boolean changed() {
        return !added.isEmpty() || (shown && waiting());
    }

    List<Message> forNextPage() {
        List<Message> next = new ArrayList<>(shown ? List.of() : brought);
        next.addAll(added);
        return next;
    }
}
