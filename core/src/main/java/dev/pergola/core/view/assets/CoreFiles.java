package dev.pergola.core.view.assets;

import dev.pergola.api.hook.web.StaticFiles;
import java.io.InputStream;
import java.util.Optional;

/** The style sheet, scripts and icons of the core, served like those of any plugin but under {@code /-/static/}. */
public final class CoreFiles implements StaticFiles {

    /** The name by which pages refer to these files. */
    public static final String NAME = "pergola";

    @Override
    public Optional<InputStream> open(String path) {
        return Optional.ofNullable(CoreFiles.class.getResourceAsStream("files/" + path));
    }
}
