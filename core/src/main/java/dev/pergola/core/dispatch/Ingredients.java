package dev.pergola.core.dispatch;

import dev.pergola.api.http.Response;
import dev.pergola.core.model.SourceVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What answers are made of besides plugins: the configuration and the data. May be asked by any number of threads. */
public interface Ingredients {

    /**
     * The number of the configuration in force.
     *
     * @return another one after every change
     */
    long configuration();

    /**
     * Whether something that an answer was made of is still the same.
     *
     * @param noted what it was
     * @return false also where that is not certain
     */
    boolean isCurrent(SourceVersion noted);

    /**
     * Makes an answer and notes the data that is read for it on this thread.
     *
     * @param work makes the answer; what it throws is thrown
     * @return the answer and what it was made of
     */
    Made watch(Supplier<Response> work);

    /** Whatever is being watched on this thread asks the server something, and so depends on more than data. */
    void asked();

    /**
     * An answer and the data it was made of.
     *
     * @param response the answer
     * @param sources the data at its versions from before; empty where the same request may get another answer although
     *     nothing has changed
     */
    record Made(Response response, Optional<List<SourceVersion>> sources) {}
}
