package dev.pergola.plugins.ephemeral;

import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The style sheet and the script of the plugin. */
@Component(property = StaticFiles.NAME + "=" + EphemeralFiles.FILES)
public final class EphemeralFiles implements StaticFiles {

    static final String FILES = "ephemeral-tables";

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(EphemeralFiles.class.getResourceAsStream("files/" + path));
    }
}
