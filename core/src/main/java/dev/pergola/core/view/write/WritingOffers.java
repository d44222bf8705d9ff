package dev.pergola.core.view.write;

import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.SiteContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the reader of a page may change of what it shows: nothing else is offered to him.
 *
 * @param database the name of the database; blank where the page shows none
 * @param table the name of the table; blank where it shows none
 * @param actions the names of what he may do; none where nothing can be changed, whoever asks
 */
record WritingOffers(String database, String table, Set<String> actions) {

    private static final Set<Action> ON_TABLES = Set.of(
            Permits.INSERT_ROW,
            Permits.UPDATE_ROW,
            Permits.DELETE_ROW,
            Permits.ALTER_TABLE,
            Permits.DROP_TABLE,
            Actions.SET_COLUMN_TYPE);

    static final Action EXECUTE_WRITE_SQL =
            Actions.builtIn().named("execute-write-sql").orElseThrow();

    private static final Set<Action> ON_DATABASES = Set.of(Permits.CREATE_TABLE, EXECUTE_WRITE_SQL);

    private static final WritingOffers NONE = new WritingOffers("", "", Set.of());

    WritingOffers {
        actions = Set.copyOf(actions);
    }

    boolean any() {
        return !actions.isEmpty();
    }

    boolean has(Action action) {
        return actions.contains(action.name());
    }

    /** What the reader of this page may change; found out once for a request. */
    static WritingOffers of(SiteContext site, PageContext context) {
        return context.request().once(WritingOffers.class, () -> {
            WritingOffers offers = find(site, context);
            if (offers.any()) {
                Freshness.offersChanges(context.request());
            }
            return offers;
        });
    }

    private static WritingOffers find(SiteContext site, PageContext context) {
        PageSubject subject = context.page().subject();
        Optional<QueriedDatabase> database = subject.database().flatMap(name -> site.catalog().all().stream()
                .filter(candidate -> candidate.info().name().equals(name))
                .findFirst());
        if (database.isEmpty()) {
            return NONE;
        }
        if (subject instanceof PageSubject.OfDatabase) {
            return ofDatabase(site, context.request(), database.get());
        }
        boolean showsTable = subject instanceof PageSubject.OfTable || subject instanceof PageSubject.OfRow;
        return showsTable
                ? ofTable(
                        site, context.request(), database.get(), subject.table().orElse(""))
                : NONE;
    }

    private static WritingOffers ofDatabase(SiteContext site, Request request, QueriedDatabase database) {
        if (!database.info().mutable()) {
            return NONE;
        }
        Resource resource = Resource.database(database.info().name());
        return new WritingOffers(database.info().name(), "", allowed(site, request, ON_DATABASES, resource));
    }

    private static WritingOffers ofTable(SiteContext site, Request request, QueriedDatabase database, String name) {
        Resource resource = Resource.inDatabase(database.info().name(), name);
        Set<String> allowed = allowed(site, request, ON_TABLES, resource);
        if (allowed.isEmpty()) {
            return NONE; // most readers of most pages
        }
        Optional<TableKind> kind = database.schema().table(name).map(table -> table.kind());
        boolean rows = database.info().mutable()
                && kind.filter(found -> found == TableKind.TABLE || found == TableKind.VIRTUAL)
                        .isPresent();
        boolean shape = rows && kind.get() == TableKind.TABLE;
        if (!rows) {
            // What values mean is not written into the database.
            allowed.retainAll(Set.of(Actions.SET_COLUMN_TYPE.name()));
        }
        if (!shape) {
            allowed.remove(Permits.ALTER_TABLE.name());
        }
        return new WritingOffers(database.info().name(), name, allowed);
    }

    private static Set<String> allowed(SiteContext site, Request request, Set<Action> actions, Resource resource) {
        Set<String> allowed = new HashSet<>();
        for (Action action : actions) {
            if (site.allows(request, action, resource)) {
                allowed.add(action.name());
            }
        }
        return allowed;
    }
}
