package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers who may do what. Immutable but for the log of decisions: another configuration or another set of plugins makes another one.
 *
 * <p>{@link #decide} explains one decision; {@link #visible} asks about many resources in one pass over the rules and is
 * what lists use.
 */
public final class Permissions {
    private final Actions actions;
    private final List<RuleSource> sources;
    private final Optional<CheckLog> log;
    private final Impersonation impersonation;
    private final Function<Resource, List<Resource>> toldBy;

    private Permissions(
            Actions actions,
            List<RuleSource> sources,
            Optional<CheckLog> log,
            Impersonation impersonation,
            Function<Resource, List<Resource>> toldBy) {
        this.actions = actions;
        this.sources = List.copyOf(sources);
        this.log = log;
        this.impersonation = impersonation;
        this.toldBy = toldBy;
    }

    /**
     * Permissions by the policy of the server and what others have to say.
     *
     * @param actions that exist
     * @param policy of the server
     * @param more sources, such as plugins; all count the same
     */
    public static Permissions of(Actions actions, PermissionPolicy policy, List<RuleSource> more) {
        List<RuleSource> sources =
                new ArrayList<>(requireNonNull(policy, "policy is null").sources());
        sources.addAll(more);
        return new Permissions(
                requireNonNull(actions, "actions is null"),
                sources,
                Optional.empty(),
                new Impersonation(),
                resource -> List.of());
    }

    /** The same, told of to a log. */
    public Permissions withLog(CheckLog decisions) {
        return new Permissions(actions, sources, Optional.of(decisions), impersonation, toldBy);
    }

    /** The same, but for requests of this process to itself that may do everything. */
    public Permissions heeding(Impersonation ofSite) {
        return new Permissions(actions, sources, log, ofSite, toldBy);
    }

    /**
     * The same, but who may not see all that a table of SQLite itself tells about needs to be allowed to run SQL to see it.
     *
     * @param tables about which such a table tells; none of them is one itself
     */
    public Permissions knowing(Function<Resource, List<Resource>> tables) {
        return new Permissions(actions, sources, log, impersonation, requireNonNull(tables, "tables is null"));
    }

    /** The actions that exist. */
    public Actions actions() {
        return actions;
    }

    /** What one actor may; found out when it is asked for. */
    public ActorPermissions of(Actor actor) {
        return new ActorPermissions(this, requireNonNull(actor, "actor is null"), impersonation.isUnchecked());
    }

    /** Decides with every rule that has a say. */
    public Decision decide(Actor actor, Action action, Resource resource) {
        return of(actor).decide(action, resource);
    }

    /** Whether somebody may; {@link #decide} without the reasons. */
    public boolean allows(Actor actor, Action action, Resource resource) {
        return of(actor).allows(action, resource);
    }

    /** Whether this actor may, but the anonymous one may not: what lists mark with a padlock. */
    public boolean isPrivate(Actor actor, Action action, Resource resource) {
        return of(actor).isPrivate(action, resource);
    }

    /** Those of the resources with which the actor may do the action, in their order; the rules are asked for once. */
    public List<VisibleResource> visible(Actor actor, Action action, Collection<Resource> resources) {
        return of(actor).visible(action, resources);
    }

    /** Every rule about an actor and an action, whatever it is about. */
    public List<Rule> rules(Actor actor, Action action) {
        return sources.stream()
                .flatMap(source -> source.rules(actor, action).stream())
                .toList();
    }

    /** Keeps a decision for those who look for its cause. */
    void decided(Actor actor, Action action, Resource resource, boolean allowed) {
        log.ifPresent(decisions -> decisions.add(actor, action, resource, allowed));
    }

    RuleIndex index(Actor actor, Action action) {
        List<Rule> rules = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        for (RuleSource source : sources) {
            Statements said = source.about(actor, action);
            rules.addAll(said.rules());
            limits.addAll(said.limits());
        }
        return new RuleIndex(rules, limits);
    }

    /** The tables about which a table of SQLite itself tells; empty for every other resource. */
    List<Resource> toldBy(Resource resource) {
        return resource.name().filter(name -> name.startsWith("sqlite_")).isPresent()
                ? toldBy.apply(resource)
                : List.of();
    }

    Action required(String name) {
        return actions.named(name)
                .orElseThrow(() -> new IllegalStateException("An action requires " + name + ", which does not exist"));
    }
}
