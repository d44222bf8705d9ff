package dev.pergola.core.hooks;

/**
 * What to do with a contribution.
 *
 * @param <T> the interface of the API
 * @param <R> what it answers
 */
@FunctionalInterface
public interface HookCall<T, R> {

    /**
     * Calls the contribution.
     *
     * @param service the contribution
     * @return its answer
     * @throws Exception whatever the contribution throws
     */
    R on(T service) throws Exception;
}
