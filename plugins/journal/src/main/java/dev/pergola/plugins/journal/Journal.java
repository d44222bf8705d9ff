package dev.pergola.plugins.journal;

import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.web.Passage;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Writes down requests and events. Other settings make another journal; what the former one was told is written first.
 *
 * <p>Stands outside of all filters of ordinary ranking, so that it sees what is sent in truth. Secrets do not get here: of a
 * request the path is written and neither its arguments, which may hold tokens, nor its headers.
 */
@Component(configurationPid = "journal", property = "service.ranking:Integer=10000")
public final class Journal implements RequestFilter, EventListener {

    private final Optional<LineFile> requests;
    private final Optional<LineFile> events;

    /**
     * Opens the files.
     *
     * @param settings which
     * @throws IllegalArgumentException where one cannot be written
     */
    @Activate
    public Journal(JournalConfiguration settings) {
        this.requests = file(settings.requests());
        try {
            this.events = file(settings.events());
        } catch (IllegalArgumentException unwritable) {
            close();
            throw unwritable;
        }
    }

    private static Optional<LineFile> file(String name) {
        return Optional.of(name).filter(given -> !given.isBlank()).map(given -> new LineFile(Path.of(given)));
    }

    @Override
    public Passage filter(Request request) {
        if (requests.isEmpty()) {
            return Passage.on(request);
        }
        long begun = System.nanoTime();
        return Passage.on(request, response -> {
            requests.get().add(line(request, response, System.nanoTime() - begun));
            return response;
        });
    }

    private static String line(Request request, Response response, long nanoseconds) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", Instant.now());
        members.put("client", request.remoteAddress());
        members.put("method", request.method());
        members.put("path", request.path());
        members.put("status", response.status());
        members.put("ms", Math.round(nanoseconds / 10_000.0) / 100.0);
        request.header("User-Agent").ifPresent(agent -> members.put("agent", agent));
        return JsonLine.of(members);
    }

    @Override
    public void happened(Event event) {
        events.ifPresent(file -> file.add(line(event)));
    }

    private static String line(Event event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", event.created());
        members.put("event", event.name());
        event.actor().id().ifPresent(id -> members.put("actor", id));
        members.put("properties", event.properties().values());
        return JsonLine.of(members);
    }

    /** Writes what waits. */
    @Deactivate
    void close() {
        requests.ifPresent(LineFile::close);
        events.ifPresent(LineFile::close);
    }
}
