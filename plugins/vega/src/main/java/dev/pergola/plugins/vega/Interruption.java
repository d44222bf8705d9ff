package dev.pergola.plugins.vega;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Optional;
import java.util.function.Supplier;

/** What is too much for the time that the server gives. */
final class Interruption {

    private Interruption() {}

    /** The result; empty where time ran out. */
    static <T> Optional<T> unless(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ServerException failure) {
            if (failure.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
