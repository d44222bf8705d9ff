package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.CellColumn;
import dev.pergola.api.hook.page.CellContext;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.CellValues;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.ShownColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks plugins how they show the cells of one page of rows. Where no plugin shows cells, columns stay as they are. */
public final class CellRenderers {

    /** Shows the values of cells. */
    public static final HookPoint<CellRenderer> POINT = HookPoint.shared("cell renderer", CellRenderer.class);

    private final LeasedHooks hooks;
    private final Request request;
    private final SiteAddresses addresses;
    private final Set<HookEntry<CellRenderer>> failed = new HashSet<>();

    private CellRenderers(LeasedHooks hooks, Request request, SiteAddresses addresses) {
        this.hooks = hooks;
        this.request = request;
        this.addresses = addresses;
    }

    /**
     * Where the rows of a page come from.
     *
     * @param database its name
     * @param table the table or view; empty for a query
     * @param keyColumns what identifies a row
     * @param typeOf the type of a column, by name
     */
    public record Place(
            String database,
            Optional<String> table,
            List<String> keyColumns,
            Function<String, Optional<String>> typeOf) {

        /** Checks the parts and copies the list. */
        public Place {
            requireNonNull(database, "database is null");
            requireNonNull(table, "table is null");
            keyColumns = List.copyOf(keyColumns);
            requireNonNull(typeOf, "typeOf is null");
        }

        /** The result of a query. */
        public static Place ofQuery(String database) {
            return new Place(database, Optional.empty(), List.of(), column -> Optional.empty());
        }
    }

    /**
     * The same columns, shown as plugins show them.
     *
     * @param site the site
     * @param context of the request, with the hooks that it has leased
     * @param place where the rows come from
     * @param columns of the page
     * @param rows the cursor of the page, whose first cells are the columns
     * @return the given columns where no plugin shows cells
     */
    public static List<ShownColumn> applied(
            SiteContext site, RouteContext context, Place place, List<ShownColumn> columns, RowCursor rows) {
        Optional<LeasedHooks> hooks = LeasedHooks.of(context);
        if (hooks.isEmpty() || hooks.get().active(POINT).isEmpty()) {
            return columns;
        }
        CellRenderers renderers = new CellRenderers(hooks.get(), context.request(), LinksOfSite.of(site));
        List<String> names = columns.stream().map(ShownColumn::name).toList();
        CursorValues values = new CursorValues(names, rows);
        return columns.stream()
                .map(column -> renderers.applied(place, column, values))
                .toList();
    }

    private ShownColumn applied(Place place, ShownColumn column, CursorValues values) {
        CellColumn asked = new CellColumn(
                place.database(), place.table(), column.name(), place.typeOf().apply(column.name()));
        List<HookEntry<CellRenderer>> concerned = hooks.active(POINT).stream()
                .filter(entry -> hooks.ask(entry, hook -> hook.concerns(asked)).orElse(false))
                .toList();
        if (concerned.isEmpty()) {
            return column;
        }
        Cell cell = new Cell(place, asked, column.cell(), values);
        return column.marked(() -> html(concerned, cell));
    }

    /** Nothing instead of something leaves a cell of a table as it is; of a query there is nothing it could fall back to. */
    private Optional<String> html(List<HookEntry<CellRenderer>> concerned, Cell cell) {
        for (HookEntry<CellRenderer> entry : concerned) {
            if (!failed.contains(entry)) {
                Optional<Optional<Html>> answer = hooks.ask(entry, hook -> hook.html(cell));
                if (answer.isEmpty()) {
                    failed.add(entry);
                } else if (answer.get().isPresent()) {
                    return answer.get()
                            .map(Html::markup)
                            .filter(markup -> !markup.isEmpty() || cell.table().isEmpty());
                }
            }
        }
        return Optional.empty();
    }

    /** A cell of a column, in whichever row the cursor stands. */
    private final class Cell implements CellContext {
        private final Place place;
        private final CellColumn column;
        private final int position;
        private final CursorValues row;

        Cell(Place place, CellColumn column, int position, CursorValues row) {
            this.place = place;
            this.column = column;
            this.position = position;
            this.row = row;
        }

        @Override
        public Optional<Object> value() {
            return row.at(position);
        }

        @Override
        public String column() {
            return column.name();
        }

        @Override
        public Optional<String> columnType() {
            return column.type();
        }

        @Override
        public String database() {
            return place.database();
        }

        @Override
        public Optional<String> table() {
            return place.table();
        }

        @Override
        public List<String> keyColumns() {
            return place.keyColumns();
        }

        @Override
        public CellValues row() {
            return row;
        }

        @Override
        public Request request() {
            return request;
        }

        @Override
        public SiteAddresses addresses() {
            return addresses;
        }
    }
}
