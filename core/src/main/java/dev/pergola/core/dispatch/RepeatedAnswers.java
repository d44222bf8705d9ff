package dev.pergola.core.dispatch;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.cache.AnswerKey;
import dev.pergola.core.cache.FinishedAnswer;
import dev.pergola.core.cache.FinishedAnswers;
import dev.pergola.core.cache.Stamp;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.identity.Messages;
import dev.pergola.core.routing.RouteMatch;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Calls a route, or gives the answer that it gave to the same request before, as long as plugins, configuration and data
 * are the same. May be used by any number of threads.
 *
 * <p>Only for routes that say that they are repeatable, and requests of people who did not say who they are. Whether one
 * answer can be repeated is found out while it is made: by what was read of the request and of which databases.
 */
public final class RepeatedAnswers implements RouteCalls {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final HookCalls calls;
    private final PagesForRoutes pages;
    private final FinishedAnswers answers;
    private final Ingredients ingredients;
    private final Predicate<Snapshot> sameRules;

    /**
     * Nothing to repeat yet.
     *
     * @param calls the guard through which routes are called
     * @param pages what routes need to make pages
     * @param answers where answers are kept
     * @param ingredients what they are made of
     * @param sameRules whether who may see what is the same each time with these hooks
     */
    public RepeatedAnswers(
            HookCalls calls,
            PagesForRoutes pages,
            FinishedAnswers answers,
            Ingredients ingredients,
            Predicate<Snapshot> sameRules) {
        this.calls = calls;
        this.pages = pages;
        this.answers = answers;
        this.ingredients = ingredients;
        this.sameRules = sameRules;
    }

    @Override
    public Response answer(Snapshot snapshot, Request request, RouteMatch.Found found) {
        ingredients.asked();
        if (!isRepeatable(request, found) || !sameRules.test(snapshot)) {
            return once(snapshot, request, found);
        }
        AnswerKey key = AnswerKey.of(request);
        return answers.find(key, stamp -> isCurrent(stamp, snapshot))
                .flatMap(answer -> answer.to(request))
                .orElseGet(() -> make(key, snapshot, request, found));
    }

    /**
     * Calls the route, whatever it answered before.
     *
     * @param snapshot leased by the request
     * @param request of which it is known who sent it
     * @param found the route
     * @return its answer; what it throws is thrown
     */
    public Response once(Snapshot snapshot, Request request, RouteMatch.Found found) {
        return call(context(snapshot, request, found, () -> {}));
    }

    private static boolean isRepeatable(Request request, RouteMatch.Found found) {
        return METHODS.contains(request.method())
                && request.actor().isAnonymous()
                && !Messages.of(request).waiting()
                && found.route().entry().properties().is(RouteHook.REPEATABLE);
    }

    private boolean isCurrent(Stamp stamp, Snapshot snapshot) {
        return stamp.plugins() == snapshot.number()
                && stamp.configuration() == ingredients.configuration()
                && stamp.sources().stream().allMatch(ingredients::isCurrent);
    }

    private Response make(AnswerKey key, Snapshot snapshot, Request request, RouteMatch.Found found) {
        // Everything is looked at before the answer is made: what changes meanwhile makes it old and not wrong.
        long configuration = ingredients.configuration();
        WatchedRequest watched = new WatchedRequest(request);
        LeasedContext context = context(snapshot, watched, found, watched::makeParticular);
        Ingredients.Made made = ingredients.watch(() -> call(context));
        Optional<FinishedAnswer> finished = made.sources()
                .filter(sources -> !watched.particular())
                .map(sources -> new Stamp(snapshot.number(), configuration, sources))
                .flatMap(stamp -> answers.finish(stamp, made.response()));
        if (request.method().equals("GET")) {
            finished.ifPresent(answer -> answers.keep(key, answer));
        }
        return finished.map(answer -> answer.toFirst(request, made.response())).orElse(made.response());
    }

    private LeasedContext context(
            Snapshot snapshot, Request request, RouteMatch.Found found, Runnable whenUnrepeatable) {
        LeasedHooks hooks = new LeasedHooks(snapshot, calls, whenUnrepeatable);
        return new LeasedContext(request, found, hooks, pages, whenUnrepeatable);
    }

    private Response call(LeasedContext context) {
        return calls.call(context.match().route().entry(), route -> route.handle(context));
    }
}
