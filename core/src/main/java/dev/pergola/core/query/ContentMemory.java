package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was found out about databases, kept as long as their content stays the same. Of each database a number of answers is
 * kept; when there are more, all are forgotten. May be used by any number of threads.
 *
 * @param <Q> what is asked, with all on which the answer depends
 * @param <A> the answer, immutable
 */
final class ContentMemory<Q, A> {

    private static final int MOST_ANSWERS = 500;

    private record Content<Q, A>(long version, Map<Q, A> answers) {}

    /** A database that is served no more is forgotten by itself. */
    private final Map<Database, Content<Q, A>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * An answer.
     *
     * @param database about which something is asked
     * @param question what is asked
     * @param finding finds it out
     * @param kept whether an answer is worth keeping
     * @return the answer, of now or of a time when the content was the same
     */
    A of(Database database, Q question, Supplier<A> finding, Predicate<A> kept) {
        long version = database.version();
        Content<Q, A> content = known.get(database);
        if (content == null || content.version() != version) {
            content = new Content<>(version, new ConcurrentHashMap<>());
            known.put(database, content);
        }
        Optional<A> before = Optional.ofNullable(content.answers().get(question));
        if (before.isPresent()) {
            return before.get();
        }
        A now = finding.get();
        if (kept.test(now)) {
            if (content.answers().size() >= MOST_ANSWERS) {
                content.answers().clear();
            }
            content.answers().put(question, now);
        }
        return now;
    }
}
