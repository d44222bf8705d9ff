package dev.pergola.core.view.lookup;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.view.SiteContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers those who alter a table with what each column may refer to, judged by types, names and the first rows. */
public final class ForeignKeySuggestionsView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/-/foreign-key-suggestions";

    private final SiteContext site;
    private final LongSupplier nanoseconds;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param nanoseconds the time that passes, such as {@code System::nanoTime}
     */
    public ForeignKeySuggestionsView(SiteContext site, LongSupplier nanoseconds) {
        this.site = requireNonNull(site, "site is null");
        this.nanoseconds = requireNonNull(nanoseconds, "nanoseconds is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        AskedTable asked = AskedTable.of(site, context);
        if (!site.allows(request, ForeignKeyTargetsView.ALTER, asked.resource())) {
            throw ForeignKeyTargetsView.denied(ForeignKeyTargetsView.ALTER);
        }
        if (asked.table().view()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Cannot suggest foreign keys for a view",
                    "A view takes its columns from tables; ask for one of these.");
        }
        RowCheck check = new RowCheck(asked.database(), asked.table().name(), nanoseconds);
        List<ForeignKeyTarget> targets = ForeignKeyTarget.of(asked.database()).stream()
                .filter(target -> !target.table().equals(asked.table().name()))
                .toList();
        List<PlainValue> columns = asked.table().columns().stream()
                .map(column -> column(asked, column, targets, check))
                .toList();
        Facts facts = new Facts()
                .and("ok", true)
                .and("database", asked.database().info().name())
                .and("table", asked.table().name())
                .and("row_check", check.facts())
                .and("columns", new PlainValue.Items(columns));
        JsonPage page = new JsonPage(
                site.frame(
                        context,
                        PageDescription.of("foreign_key_suggestions"),
                        "Foreign key suggestions",
                        Optional.empty()),
                "foreign-key-suggestions",
                facts.value());
        return site.write("json", page, request);
    }

    private static PlainValue column(
            AskedTable asked, ColumnSchema column, List<ForeignKeyTarget> targets, RowCheck check) {
        String affinity = ForeignKeyTarget.affinity(column);
        List<ForeignKeyTarget> options = targets.stream()
                .filter(target -> target.affinity().equals(affinity))
                .sorted(Comparator.comparing(target -> !target.isNamedBy(column.name())))
                .toList();
        List<PlainValue> suggestions = options.stream()
                .flatMap(option -> suggestion(column.name(), option, check).stream())
                .toList();
        PlainValue current = asked.table()
                .foreignKeys()
                .from(column.name())
                .<PlainValue>map(key -> new Facts()
                        .and("fk_table", key.otherTable())
                        .and("fk_column", key.otherColumn())
                        .value())
                .orElseGet(PlainValue::nothing);
        return new Facts()
                .and("column", column.name())
                .and("type", column.declaredType())
                .and("affinity", affinity)
                .and("current", current)
                .and("suggestions", new PlainValue.Items(suggestions))
                .and(
                        "options",
                        new PlainValue.Items(options.stream()
                                .map(option -> option.withType(option.key().declaredType()))
                                .toList()))
                .value();
    }

    /** A suggestion needs the data: that two columns hold numbers says nothing. */
    private static Optional<PlainValue> suggestion(String column, ForeignKeyTarget target, RowCheck check) {
        long values = check.valuesFoundIn(column, target);
        if (values == 0) {
            return Optional.empty();
        }
        List<String> reasons = target.isNamedBy(column)
                ? List.of("type_match", "sample_values_exist", "name_match")
                : List.of("type_match", "sample_values_exist");
        return Optional.of(target.facts()
                .and("confidence", "sampled")
                .and("sampled_values", values)
                .and("reasons", reasons)
                .value());
    }
}
