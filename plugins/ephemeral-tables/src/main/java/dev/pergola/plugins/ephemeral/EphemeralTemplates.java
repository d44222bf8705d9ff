package dev.pergola.plugins.ephemeral;

import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.web.RouteHook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The template of the page about ephemeral tables. */
@Component(property = RouteHook.REPEATABLE + ":Boolean=true")
public final class EphemeralTemplates implements PageTemplates {

    @Override
    public Optional<String> text(String name) {
        try (InputStream file = EphemeralTemplates.class.getResourceAsStream("templates/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
