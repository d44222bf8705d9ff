package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why something could not be shown.
 *
 * @param status the HTTP status that goes with it
 * @param title a few words
 * @param messages at least one sentence: what was tried and why it failed
 * @param hint what may help, or empty
 */
public record Failure(int status, String title, List<String> messages, Optional<String> hint) {

    /** Checks the parts and copies the list. */
    public Failure {
        requireNonNull(title, "title is null");
        messages = List.copyOf(messages);
        requireNonNull(hint, "hint is null");
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty");
        }
    }

    /** All messages in one text, joined by semicolons as clients of the API know it. */
    public String error() {
        return String.join("; ", messages);
    }

    /**
     * The messages with the advice behind the last of them, for formats that have no place of its own for advice.
     *
     * @return as many as there are messages
     */
    public List<String> messagesWithHint() {
        if (hint.isEmpty()) {
            return messages;
        }
        List<String> advised = new ArrayList<>(messages);
        String last = advised.remove(advised.size() - 1);
        boolean sentence = last.endsWith(".") || last.endsWith("!") || last.endsWith("?");
        advised.add(last + (sentence ? " " : ". ") + hint.get());
        return List.copyOf(advised);
    }
}
