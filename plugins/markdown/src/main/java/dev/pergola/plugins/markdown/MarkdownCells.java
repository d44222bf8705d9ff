package dev.pergola.plugins.markdown;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.CellColumn;
import dev.pergola.api.hook.page.CellContext;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.server.PluginSettings;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Shows the cells of columns that the settings name. */
@Component(
        configurationPid = {"datasette-render-markdown", "markdown"},
        property = RouteHook.REPEATABLE + ":Boolean=true")
public final class MarkdownCells implements CellRenderer {

    private final Markdown markdown = new Markdown();
    private final PluginSettings blocks;
    private volatile MarkdownColumns columns;

    /**
     * Called by the component runtime.
     *
     * @param blocks what is written for databases and tables
     * @param written the settings of the server
     */
    @Activate
    public MarkdownCells(@Reference PluginSettings blocks, MarkdownConfiguration written) {
        this.blocks = requireNonNull(blocks, "blocks is null");
        this.columns = MarkdownColumns.of(blocks, written);
    }

    @Modified
    void modified(MarkdownConfiguration written) {
        this.columns = MarkdownColumns.of(blocks, written);
    }

    @Override
    public boolean concerns(CellColumn column) {
        return columns.contains(column);
    }

    @Override
    public Optional<Html> html(CellContext cell) {
        return cell.text().filter(text -> !text.isBlank()).flatMap(markdown::html);
    }
}
