package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.JsonForm;
import dev.pergola.api.hook.table.TypedColumn;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import java.util.Optional;

/**
 * The type of one column, which shows, checks and writes its values. Once a plugin has failed to show a value, it is not
 * asked again. For one request.
 */
public final class AssignedType {

    private static final String VALUE = "value";

    private final KnownType type;
    private final TypedColumn column;
    private final PlainValue settings;
    private final LeasedHooks hooks;
    private boolean failed;

    private record Column(String database, String table, String column, Attributes settings, SiteAddresses addresses)
            implements TypedColumn {}

    /**
     * Gives a type to a column for this request.
     *
     * @param site the site
     * @param hooks of the request
     * @param type that fits the column
     * @param column of a table
     * @param settings what was said about the type for this column
     */
    public AssignedType(
            SiteContext site, LeasedHooks hooks, KnownType type, RecordChanges.Column column, PlainValue settings) {
        this.hooks = requireNonNull(hooks, "hooks is null");
        this.type = requireNonNull(type, "type is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.column = new Column(
                column.database(),
                column.table(),
                column.name(),
                settings instanceof PlainValue.Fields fields ? AttributeValues.of(fields) : Attributes.none(),
                LinksOfSite.of(site));
    }

    /** The name of the type. */
    public String name() {
        return type.name();
    }

    /** Its name for people. */
    public String description() {
        return type.description();
    }

    /** What was said about it for this column, as it was written. */
    public PlainValue settings() {
        return settings;
    }

    PlainValue facts() {
        return new Facts().and("type", name()).and("config", settings).value();
    }

    /**
     * What stands in a cell.
     *
     * @param value in the cell
     * @return safe HTML; empty where it is shown as usual
     */
    Optional<String> html(SqlValue value) {
        Optional<ColumnTypeHook> own = type.entry().own(ColumnTypeHook.class);
        Optional<Html> html = own.isPresent()
                ? own.get().html(column, value)
                : ask(hook -> hook.html(column, value)).flatMap(answer -> answer);
        return html.map(Html::markup).filter(markup -> !markup.isEmpty());
    }

    /**
     * What is wrong with a value that is to be stored.
     *
     * @param value as it would be stored
     * @return for people; empty where nothing is wrong
     * @throws dev.pergola.api.ServerException where the plugin fails
     */
    public Optional<String> problem(SqlValue value) {
        return hooks.require(type.entry(), hook -> hook.problem(column, value));
    }

    /**
     * What is wrong with the settings.
     *
     * @return for people; empty where nothing is wrong
     * @throws dev.pergola.api.ServerException where the plugin fails
     */
    public Optional<String> settingsProblem() {
        return hooks.require(type.entry(), hook -> hook.settingsProblem(column));
    }

    /**
     * How its values are written in JSON.
     *
     * @return empty where they are written as they are
     */
    Optional<JsonForm> jsonForm() {
        return ask(hook -> hook.jsonForm(column)).flatMap(form -> form);
    }

    /**
     * A value in JSON.
     *
     * @param form what {@link #jsonForm} answered
     * @param value in a cell
     * @return any tree; empty where the plugin failed, so that the value is written as it is
     */
    Optional<PlainValue> json(JsonForm form, SqlValue value) {
        return ask(hook -> tree(form.of(value)));
    }

    private static PlainValue tree(Optional<Object> answer) {
        return answer.map(some -> AttributeValues.fields(Attributes.of(VALUE, some)))
                .map(fields -> requireNonNull(fields.values().get(VALUE)))
                .orElseGet(PlainValue::nothing);
    }

    private <R> Optional<R> ask(HookCall<ColumnTypeHook, R> question) {
        if (failed) {
            return Optional.empty();
        }
        Optional<R> answer = hooks.ask(type.entry(), question);
        failed = answer.isEmpty();
        return answer;
    }
}
