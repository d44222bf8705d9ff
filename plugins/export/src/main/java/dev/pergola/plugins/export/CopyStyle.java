package dev.pergola.plugins.export;

import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The style of what a page of a copy has besides. */
@Component(property = StaticFiles.NAME + "=export")
public final class CopyStyle implements StaticFiles {

    @Override
    public Optional<InputStream> open(String path) {
        return path.equals("copy.css")
                ? Optional.ofNullable(CopyStyle.class.getResourceAsStream("files/copy.css"))
                : Optional.empty();
    }
}
