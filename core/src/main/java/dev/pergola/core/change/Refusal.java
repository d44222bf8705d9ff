package dev.pergola.core.change;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a change that somebody asked for (400). Makes exceptions to throw. */
public final class Refusal {

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
     * Several things are wrong.
     *
     * @param messages all of them, at least one
     * @return to be thrown
     */
    public static ServerException of(List<String> messages) {
        return new ServerException(ErrorCode.BAD_REQUEST, messages, Optional.empty());
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
