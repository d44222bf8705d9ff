package dev.pergola.plugins.branding;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Holds the settings and tells them: as the words {@code branding} to templates, and as a style sheet to browsers. Wrong
 * settings are refused by an exception that names all problems; at a change the former ones stay in force then.
 */
@Component(
        configurationPid = "branding",
        property = {RouteHook.PATTERN + "=" + Branding.STYLE, RouteHook.REPEATABLE + ":Boolean=true"})
public final class Branding implements TemplateData, PageAssets, RouteHook {

    static final String STYLE = "/-/branding.css";

    private static final String HASH = "_hash";
    private static final String FOR_GOOD = "max-age=31536000, immutable, public";

    private volatile Told told;

    /** What is made of the settings once. */
    private record Told(Map<String, Object> words, String style, String hash) {

        static Told of(Brand brand) {
            String style = BrandStyle.of(brand);
            CRC32 sum = new CRC32();
            sum.update(style.getBytes(StandardCharsets.UTF_8));
            return new Told(BrandWords.of(brand), style, HexFormat.of().toHexDigits(sum.getValue(), 8));
        }
    }

    /**
     * Begins with the settings that are there.
     *
     * @param written the settings
     * @throws IllegalArgumentException where they are wrong, with every problem
     */
    @Activate
    public Branding(BrandingConfiguration written) {
        this.told = Told.of(Brand.of(written));
    }

    /**
     * Goes over to other settings in one step.
     *
     * @param written the settings
     * @throws IllegalArgumentException where they are wrong, with every problem; nothing has changed then
     */
    @Modified
    void modified(BrandingConfiguration written) {
        this.told = Told.of(Brand.of(written));
    }

    @Override
    public Map<String, Object> data(PageContext context) {
        return Map.of("branding", told.words());
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return List.of(Asset.at(Asset.Kind.STYLE, STYLE + "?" + HASH + "=" + told.hash()));
    }

    /** The style sheet; under the address of the present one it may be kept for good. */
    @Override
    public Response handle(RouteContext context) {
        Told current = told;
        Response response = Response.of("text/css; charset=utf-8", Body.of(current.style()));
        return context.request().parameter(HASH).filter(current.hash()::equals).isPresent()
                ? response.withHeader("Cache-Control", FOR_GOOD)
                : response;
    }
}
