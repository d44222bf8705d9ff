package dev.pergola.plugins.vega;

import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The scripts and the style sheet of the plugin, and the libraries in it. */
@Component(property = StaticFiles.NAME + "=" + ChartFiles.FILES)
public final class ChartFiles implements StaticFiles {

    static final String FILES = "vega";
    static final String LOADER = "loader.js";
    static final String STYLE = "vega.css";

    /** What the panel needs, in the order in which it is run. */
    static final List<String> ON_DEMAND =
            List.of("vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "rows.js", "drawing.js", "panel.js");

    /** Where the build has put the libraries. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "vega.min.js", "/library/vega.min.js",
            "vega-lite.min.js", "/library/vega-lite.min.js",
            "vega-embed.min.js", "/library/vega-embed.min.js");

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(ChartFiles.class.getResourceAsStream(LIBRARIES.getOrDefault(path, "files/" + path)));
    }
}
