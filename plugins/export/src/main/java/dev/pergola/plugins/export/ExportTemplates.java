package dev.pergola.plugins.export;

import dev.pergola.api.hook.page.PageTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The template of the page that makes copies. */
@Component
public final class ExportTemplates implements PageTemplates {

    static final String PAGE = "export.html";

    @Override
    public Optional<String> text(String name) {
        return name.equals(PAGE) ? Optional.of(read()) : Optional.empty();
    }

    private static String read() {
        try (InputStream in = ExportTemplates.class.getResourceAsStream("templates/" + PAGE)) {
            if (in == null) {
                throw new IOException("templates/" + PAGE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
