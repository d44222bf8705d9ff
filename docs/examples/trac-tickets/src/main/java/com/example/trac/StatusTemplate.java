package com.example.trac;

import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.web.RouteHook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The template of the page that tells how the collection goes. */
@Component(property = RouteHook.REPEATABLE + ":Boolean=true")
public final class StatusTemplate implements PageTemplates {

    private static final String NAME = "trac-tickets.html";

    @Override
    public Optional<String> text(String name) {
        if (!name.equals(NAME)) {
            return Optional.empty();
        }
        try (InputStream file = StatusTemplate.class.getResourceAsStream(NAME)) {
            return Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
