package dev.pergola.core.view.identity;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.ResourceKind;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.RestrictionList;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the form that makes a token, and what they say when it is sent. For one request. */
final class TokenForm {

    private static final String UNIT = "expire_type";
    private static final String NEVER = "never";
    private static final String NUMBER = "expire_duration";
    private static final Map<String, Duration> UNITS =
            Map.of("minutes", Duration.ofMinutes(1), "hours", Duration.ofHours(1), "days", Duration.ofDays(1));

    /** A form with more tables than people would read down is no help; for such databases the command line is. */
    private static final int MOST_TABLES = 100;

    private final SiteContext site;
    private final Request request;
    private final Actions actions;

    TokenForm(SiteContext site, Request request) {
        this.site = site;
        this.request = request;
        this.actions = site.state().get().permissions().actions();
    }

    List<FormPage.Group> groups() {
        List<FormPage.Group> groups = new ArrayList<>();
        groups.add(new FormPage.Group(
                "",
                List.of(
                        new FormPage.Choice(UNIT, "It ends after", NEVER, List.of(NEVER, "minutes", "hours", "days")),
                        new FormPage.Text(NUMBER, "How many of them", "", 1))));
        groups.add(new FormPage.Group(
                "Everywhere", checks("all", actions.all().stream()).toList()));
        visibleDatabases().forEach(database -> add(database, groups));
        return groups;
    }

    private Stream<QueriedDatabase> visibleDatabases() {
        return site.catalog().all().stream()
                .filter(database -> site.allows(
                        request,
                        Actions.VIEW_DATABASE,
                        Resource.database(database.info().name())));
    }

    private void add(QueriedDatabase database, List<FormPage.Group> groups) {
        String name = database.info().name();
        groups.add(new FormPage.Group(
                "In " + name,
                checks(
                                "database:" + TildeCoding.encode(name),
                                with(ResourceKind.DATABASE, ResourceKind.TABLE, ResourceKind.QUERY))
                        .toList()));
        List<String> tables = site.tablesVisibleTo(request, name, database.schema());
        if (tables.size() <= MOST_TABLES) {
            tables.forEach(table -> groups.add(new FormPage.Group(
                    name + ": " + table,
                    checks(
                                    "resource:" + TildeCoding.encode(name) + ":" + TildeCoding.encode(table),
                                    with(ResourceKind.TABLE))
                            .toList())));
        }
    }

    private Stream<Action> with(ResourceKind... kinds) {
        return actions.all().stream().filter(action -> List.of(kinds).contains(action.kind()));
    }

    private static Stream<FormPage.Field> checks(String prefix, Stream<Action> wanted) {
        return wanted.map(action -> new FormPage.Check(prefix + ":" + action.name(), action.name(), false));
    }

    /** What the ticked fields limit the token to; empty where none is ticked. */
    Optional<PlainValue.Fields> restrictions(QueryString fields) {
        RestrictionList list = new RestrictionList(actions);
        for (QueryString.Parameter field : fields.parameters()) {
            String[] parts = field.name().split(":", -1);
            if (parts[0].equals("all") && parts.length == 2) {
                list.everywhere(parts[1]);
            } else if (parts[0].equals("database") && parts.length == 3) {
                list.inDatabase(TildeCoding.decode(parts[1]), parts[2]);
            } else if (parts[0].equals("resource") && parts.length == 4) {
                list.with(TildeCoding.decode(parts[1]), TildeCoding.decode(parts[2]), parts[3]);
            }
        }
        return list.fields();
    }

    /** How long the token is valid; empty for good. */
    static Optional<Duration> lifetime(QueryString fields) {
        String unit = fields.first(UNIT).orElse("");
        if (unit.isEmpty() || unit.equals(NEVER)) {
            return Optional.empty();
        }
        String number = fields.first(NUMBER).orElse("");
        Duration one = UNITS.get(unit);
        if (one == null || !number.matches("[1-9][0-9]{0,5}")) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid expire duration: " + number + " " + unit + ".",
                    "Choose minutes, hours or days, and write how many.");
        }
        return Optional.of(one.multipliedBy(Long.parseLong(number)));
    }
}
