package dev.pergola.core.change;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a change that somebody asked for (400). Makes exceptions to throw. */
public final class Refusal {

    private static final int MOST_MESSAGES = 200;
    private static final int LONGEST_MESSAGE = 2000;

    private Refusal() {}

    /**
     * One thing is wrong.
     *
     * @param message what
     * @return to be thrown
     */
    public static ServerException of(String message) {
        return of(List.of(message));
    }

    /**
     * Several things are wrong. What is said stays short, however much was sent.
     *
     * @param messages all of them, at least one
     * @return to be thrown
     */
    public static ServerException of(List<String> messages) {
        List<String> told = new ArrayList<>();
        messages.stream().limit(MOST_MESSAGES).map(Refusal::shortened).forEach(told::add);
        if (messages.size() > MOST_MESSAGES) {
            told.add((messages.size() - MOST_MESSAGES) + " more problems are not listed");
        }
        return new ServerException(ErrorCode.BAD_REQUEST, told, Optional.empty());
    }

    private static String shortened(String message) {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    }

    /**
     * Does nothing where nothing is wrong.
     *
     * @param messages all that is wrong
     * @throws ServerException where there is a message
     */
    public static void where(List<String> messages) {
        if (!messages.isEmpty()) {
            throw of(messages);
        }
    }
}
