package dev.pergola.plugins.markdown;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The style sheet of the plugin, for every page: templates may have Markdown anywhere. */
@Component(property = {StaticFiles.NAME + "=" + MarkdownFiles.FILES, RouteHook.REPEATABLE + ":Boolean=true"})
public final class MarkdownFiles implements StaticFiles, PageAssets {

    static final String FILES = "markdown";

    private static final List<Asset> STYLE = List.of(Asset.file(FILES, "markdown.css"));

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(MarkdownFiles.class.getResourceAsStream("files/" + path));
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return STYLE;
    }
}
