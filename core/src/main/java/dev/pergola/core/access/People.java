package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.ActorDirectory;
import dev.pergola.api.http.Actor;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Knows people by their ids: the first directory that answers. May be used by any number of threads. */
public final class People {

    /** The directory of the core, which knows nothing but ids. */
    public static final ActorDirectory BY_ID = ids -> {
        Map<String, Actor> people = new LinkedHashMap<>();
        ids.forEach(id -> people.put(id, Actor.withId(id)));
        return Optional.of(people);
    };

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(People.class));

    private final CurrentRequest current;
    private final HookCalls calls;

    /**
     * Asks the directories that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     */
    public People(CurrentRequest current, HookCalls calls) {
        this.current = requireNonNull(current, "current is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /**
     * Looks people up.
     *
     * @param ids of people
     * @return those that are known, by id
     */
    public Map<String, Actor> find(Collection<String> ids) {
        Collection<String> each = new LinkedHashSet<>(ids);
        return each.isEmpty() ? Map.of() : current.withHooks(snapshot -> first(snapshot, each));
    }

    private Map<String, Actor> first(Snapshot snapshot, Collection<String> ids) {
        for (HookEntry<ActorDirectory> directory : snapshot.active(IdentityHooks.DIRECTORIES)) {
            try {
                Optional<Map<String, Actor>> people =
                        calls.call(directory, hook -> hook.find(ids).map(Map::copyOf));
                if (people.isPresent()) {
                    return people.get();
                }
            } catch (HookFailure | ServerException failure) {
                FAILURES.tell(directory, failure, directory + " could not look people up");
            }
        }
        return Map.of();
    }
}
