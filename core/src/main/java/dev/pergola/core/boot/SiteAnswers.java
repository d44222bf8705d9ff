package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import dev.pergola.core.access.PermissionHooks;
import dev.pergola.core.cache.FinishedAnswers;
import dev.pergola.core.client.DispatchingClient;
import dev.pergola.core.config.Setting;
import dev.pergola.core.db.ReadLogs;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.ProblemHooks;
import dev.pergola.core.dispatch.Publication;
import dev.pergola.core.dispatch.RepeatedAnswers;
import dev.pergola.core.dispatch.RoutesWithMessages;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.identity.MessageCookie;
import dev.pergola.core.identity.MessageDelivery;
import dev.pergola.core.permission.Impersonation;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;

/**
 * How a site answers: as its routes say, again as before where nothing has changed, or with what is wrong. Asked by the
 * entrance and by clients in the process, on any number of threads.
 */
final class SiteAnswers {

    private final Platform platform;
    private final SiteState state;
    private final SiteIdentity identity;
    private final PagesOfSite pages;
    private final OwnPages ownPages;
    private final ProblemView problems;
    private final SiteOffers offers;
    private final Dispatcher dispatcher;

    /**
     * The answers of a site.
     *
     * @param platform where the hooks are
     * @param state what the site is made of
     * @param site the same as the views see it
     * @param identity how it knows who asks
     * @param current knows for which request a thread works
     */
    SiteAnswers(Platform platform, SiteState state, SiteContext site, SiteIdentity identity, CurrentRequest current) {
        this.platform = platform;
        this.state = state;
        this.identity = identity;
        this.pages = PagesOfSite.of(site, platform.calls());
        this.ownPages = new OwnPages(state.folders(), site, this::gather);
        this.problems = new ProblemView(site, this::gather);
        MessageDelivery messages = new MessageDelivery(new MessageCookie(identity.signed()));
        this.offers = SiteOffers.of(state.records(), messages, logs());
        this.dispatcher = dispatcher(current, messages);
    }

    private Dispatcher dispatcher(CurrentRequest current, MessageDelivery messages) {
        ProblemHooks hooks = new ProblemHooks(current, platform.calls());
        return new Dispatcher(
                platform.registry(),
                platform.calls(),
                new RoutesWithMessages(
                        new TracedRoutes(repeated(), logs(), () -> state.setting(Setting.TRACE_DEBUG)), messages),
                (problem, cause, request) -> ownPages.insteadOf(problem, request)
                        .or(() -> hooks.answer(problem, cause, request))
                        .orElseGet(() -> problems.answer(problem, request)),
                () -> new Publication(state.setting(Setting.BASE_URL), state.setting(Setting.FORCE_HTTPS_URLS)),
                identity.resolvers()::admit,
                current);
    }

    private RepeatedAnswers repeated() {
        Impersonation impersonation = identity.impersonation();
        return new RepeatedAnswers(
                platform.calls(),
                pages,
                FinishedAnswers.inPartOfTheHeap(),
                new SiteIngredients(state.databases().all(), state::settled, state.folders()),
                snapshot -> !impersonation.isUnchecked() && PermissionHooks.areRepeatable(snapshot));
    }

    private ReadLogs logs() {
        return state.databases().all().logs();
    }

    /** What plugins add to a page that no route has made. */
    private PageParts gather(Request request, PageDescription page) {
        try (Lease lease = platform.registry().lease()) {
            LeasedHooks hooks = new LeasedHooks(lease.snapshot(), platform.calls(), () -> {});
            return pages.collector().gather(hooks, request, page);
        }
    }

    /** The answer to a request. */
    Response answer(Request request) {
        return dispatcher.dispatch(request);
    }

    /** The answer to what is no request, or cannot be read to its end. */
    Response unreadable(ServerException problem, Request request) {
        return problems.answer(Problem.of(problem), request);
    }

    /** Asks in the process. */
    InternalClient client() {
        return new DispatchingClient(dispatcher, identity.impersonation(), Impersonation.Terms.USUAL);
    }

    /** Makes addresses of the site. */
    SiteAddresses addresses() {
        return pages.addresses();
    }

    /** What plugins can ask and change about data and pages. */
    SiteOffers offers() {
        return offers;
    }

    /** Registers what the folders of the user hold. */
    void register(BuiltInHooks hooks) {
        ownPages.routes().forEach(hooks::route);
    }
}
