package dev.pergola.plugins.geo;

import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The style sheet of the plugin. */
@Component(property = StaticFiles.NAME + "=" + PlaceFiles.FILES)
public final class PlaceFiles implements StaticFiles {

    static final String FILES = "geo";

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(PlaceFiles.class.getResourceAsStream("files/" + path));
    }
}
