package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What pages with rows have of charts until somebody opens one: a small script and a style sheet, and the addresses of
 * everything else. They stand in the page as links, so that they are right wherever the page is published.
 */
@Component(
        property = {
            PageSlot.SUBJECTS + "=table",
            PageSlot.SUBJECTS + "=view",
            PageSlot.SUBJECTS + "=query",
            PageSlot.SUBJECTS + "=stored_query",
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class ChartPanel implements PageSlot, PageAssets {

    private final ChartSettings settings;

    /**
     * Called by the component runtime.
     *
     * @param settings of the plugin
     */
    @Activate
    public ChartPanel(@Reference ChartSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    private boolean offers(PageContext context) {
        PageSubject subject = context.page().subject();
        return (subject instanceof PageSubject.OfTable || subject instanceof PageSubject.OfQuery)
                && !context.page().columns().isEmpty()
                && settings.offers(context.page());
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return offers(context)
                ? List.of(
                        Asset.file(ChartFiles.FILES, ChartFiles.STYLE),
                        Asset.file(ChartFiles.FILES, ChartFiles.LOADER).workingInCopies())
                : List.of();
    }

    @Override
    public Html html(PageContext context) {
        if (!offers(context)) {
            return Html.none();
        }
        Html parts = Html.of("<p class=\"vega-parts\" hidden>")
                .and(link("data-vega=\"data\"", data(context)))
                .and(link("data-vega=\"embed\"", context.addresses().path(EmbeddedChart.ADDRESS)));
        for (String file : ChartFiles.ON_DEMAND) {
            parts = parts.and(link("data-vega=\"script\" data-works-in-copies", context.file(ChartFiles.FILES, file)));
        }
        return parts.and(Html.of("</p>\n"));
    }

    private static Html link(String attributes, String address) {
        return Html.of("<a " + attributes + " href=\"").and(Html.text(address)).and(Html.of("\" tabindex=\"-1\"></a>"));
    }

    /** The rows of the page, without what says which of them are listed on it. Names of what rows refer to are asked for. */
    private static String data(PageContext context) {
        QueryString query = context.request().query();
        if (context.page().subject() instanceof PageSubject.OfTable) {
            query = query.without("_next")
                    .without("_size")
                    .without("_facet")
                    .without("_labels")
                    .adding("_labels", "on");
        }
        return query.appendTo(
                context.addresses().path(context.request().path() + "." + ChartFormat.EXTENSION_OF_CHARTS));
    }
}
