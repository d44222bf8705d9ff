package dev.pergola.plugins.vega;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/**
 * A chart alone, without the frame of the site, to stand in pages elsewhere: {@code /-/vega/embed?rows=ADDRESS}, with the address
 * that the panel reads its data from. The page runs scripts of this site alone, and reads nothing that is not the visitor's to
 * read.
 */
@Component(property = {RouteHook.PATTERN + "=" + EmbeddedChart.ADDRESS, RouteHook.REPEATABLE + ":Boolean=true"})
public final class EmbeddedChart implements RouteHook {

    static final String ADDRESS = "/-/vega/embed";

    /** A path of this site with the ending of charts; two slashes would lead elsewhere. */
    private static final Pattern ROWS = Pattern.compile("/(?![/\\\\])[^?#\\\\]*\\.chart(?:\\?[^#]*)?");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        String rows = request.parameter("rows")
                .filter(address -> ROWS.matcher(address).matches())
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "rows=ADDRESS is missing, the address of the data of a chart.",
                        "The panel of a chart has the whole address under \"Embed\"."));
        return Response.html(page(context.addresses(), rows))
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("Referrer-Policy", "no-referrer");
    }

    private static String page(SiteAddresses addresses, String rows) {
        StringBuilder scripts = new StringBuilder();
        for (String file : ChartFiles.ON_DEMAND) {
            scripts.append("<script defer src=\"")
                    .append(Html.text(addresses.file(ChartFiles.FILES, file)))
                    .append("\"></script>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Chart</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="%s">
                %s</head>
                <body class="vega-embedded"><div data-vega-embedded="%s"></div></body>
                </html>
                """.formatted(Html.text(addresses.file(ChartFiles.FILES, ChartFiles.STYLE)), scripts, Html.text(rows));
    }
}
