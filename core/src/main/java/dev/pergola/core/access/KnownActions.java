package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.permission.PermissionAction;
import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.model.ResourceKind;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions that the core and plugins define. May be asked by any number of threads; asks hooks once per change. */
public final class KnownActions {

    private static final Logger LOG = LoggerFactory.getLogger(KnownActions.class);

    private final CurrentRequest current;
    private final HookCalls calls;
    private volatile Known known = new Known(-1, Actions.none());

    private record Known(long snapshot, Actions actions) {}

    /**
     * Asks the hooks that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     */
    public KnownActions(CurrentRequest current, HookCalls calls) {
        this.current = requireNonNull(current, "current is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** The actions that exist; the same object as long as they are the same. */
    public Actions now() {
        return current.withHooks(snapshot -> {
            Known before = known;
            if (before.snapshot() == snapshot.number()) {
                return before.actions();
            }
            Actions found = find(snapshot); // outside of any lock: plugins are asked
            Actions kept = found.all().equals(before.actions().all()) ? before.actions() : found;
            known = new Known(snapshot.number(), kept);
            return kept;
        });
    }

    /** Those of the core first, so that nobody takes the name of one of them. */
    private Actions find(Snapshot snapshot) {
        List<HookEntry<PermissionActions>> hooks = snapshot.active(PermissionHooks.ACTIONS).stream()
                .sorted(Comparator.comparing(hook -> !hook.owner().isCore()))
                .toList();
        Actions actions = Actions.none();
        for (HookEntry<PermissionActions> hook : hooks) {
            Actions before = actions;
            try {
                actions = calls.call(
                        hook,
                        service -> before.with(service.actions().stream()
                                .map(KnownActions::action)
                                .toList()));
            } catch (HookFailure | ServerException failure) {
                LOG.warn("The actions of {} do not exist", hook.owner(), failure);
            }
        }
        return actions;
    }

    private static Action action(PermissionAction action) {
        return new Action(
                action.name(),
                action.abbreviation().orElse(action.name()),
                action.description(),
                ResourceKind.valueOf(action.target().name()),
                action.allowedByDefault(),
                action.alsoRequires());
    }

    /** An action of the core as plugins would define it. */
    static PermissionAction described(Action action) {
        return new PermissionAction(
                action.name(),
                Optional.of(action.abbreviation()),
                action.description(),
                PermissionAction.Target.valueOf(action.kind().name()),
                action.allowedByDefault(),
                action.alsoRequires());
    }
}
