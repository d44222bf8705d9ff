package dev.pergola.api.hook.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whether a plugin can do its work.
 *
 * @param problem why not, in a sentence for whoever runs the server; empty where it can
 */
public record Health(Optional<String> problem) {

    /** It can. */
    public static final Health GOOD = new Health(Optional.empty());

    /** Checks that a problem is told. */
    public Health {
        requireNonNull(problem, "problem is null");
        if (problem.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("problem is blank");
        }
    }

    /**
     * It cannot.
     *
     * @param problem why, in a sentence that also says what may help
     * @return an answer with this problem
     */
    public static Health bad(String problem) {
        return new Health(Optional.of(problem));
    }
}
