package dev.pergola.core.cache;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pergola.api.http.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The answers that are kept, bounded by the memory that they take. May be used by any number of threads; looking
 * something up takes no lock.
 *
 * <p>What is asked for often is kept before what was asked for last, so that a crawler that walks through every page
 * once does not drive out the pages that people read.
 */
public final class FinishedAnswers {

    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int PART_OF_HEAP = 16;

    /** A larger content is not kept, so that a few large answers do not drive out all others. */
    private static final int LARGEST_PART = 32;

    /** Objects, references and the table of the cache. */
    private static final int OVERHEAD = 400;

    private final Cache<AnswerKey, FinishedAnswer> answers;
    private final long largest;
    private final String run = UUID.randomUUID().toString();

    /**
     * No answers yet.
     *
     * @param bytes how much memory to use at most
     */
    public FinishedAnswers(long bytes) {
        this.largest = bytes / LARGEST_PART;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((AnswerKey key, FinishedAnswer answer) -> OVERHEAD + key.bytes() + answer.bytes())
                .executor(
                        Runnable::run) // no thread of its own: the upkeep of a few entries is shorter than a hand-over
                .build();
    }

    /**
     * No answers yet, and a bound that fits this process.
     *
     * @return at most a sixteenth of the heap, and no more than 32 MB: beyond that, whatever is rare is as well made again
     */
    public static FinishedAnswers inPartOfTheHeap() {
        return new FinishedAnswers(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /**
     * Looks for an answer that is valid now.
     *
     * @param key what was asked
     * @param valid compares what an answer was made of with what there is now
     * @return empty where there is none, or it is of the past
     */
    public Optional<FinishedAnswer> find(AnswerKey key, Predicate<Stamp> valid) {
        return Optional.ofNullable(answers.getIfPresent(key)).filter(answer -> valid.test(answer.stamp()));
    }

    /**
     * Makes an answer ready to be given again.
     *
     * @param stamp what it was made of
     * @param response what a route answered; not closed here
     * @return empty for problems, redirects, streams, and what is meant for one person
     */
    public Optional<FinishedAnswer> finish(Stamp stamp, Response response) {
        return FinishedAnswer.of(stamp, response, run);
    }

    /**
     * Keeps an answer in place of an older one.
     *
     * @param key what was asked
     * @param answer one whose content is too large is kept without it, which still spares the content to those who have it
     */
    public void keep(AnswerKey key, FinishedAnswer answer) {
        requireNonNull(answer, "answer is null");
        boolean large =
                answer.content().filter(content -> content.length > largest).isPresent();
        answers.put(key, large ? answer.withoutContent() : answer);
    }

    /** How many answers are kept, once the upkeep is done. */
    long size() {
        answers.cleanUp();
        return answers.estimatedSize();
    }
}
