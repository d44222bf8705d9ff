package dev.pergola.plugins.markdown;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.TypedColumn;
import dev.pergola.api.hook.web.RouteHook;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The column type {@code markdown}, which the owner of a site gives to columns. */
@Component(
        property = {
            ColumnTypeHook.NAME + "=markdown",
            ColumnTypeHook.DESCRIPTION + "=Text in Markdown",
            ColumnTypeHook.FITS + "=TEXT",
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class MarkdownType implements ColumnTypeHook {

    private final Markdown markdown = new Markdown();

    @Override
    public Optional<Html> html(TypedColumn column, SqlValue value) {
        return value.text().filter(text -> !text.isBlank()).flatMap(markdown::html);
    }
}
