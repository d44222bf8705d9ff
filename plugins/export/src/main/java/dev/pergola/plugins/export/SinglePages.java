package dev.pergola.plugins.export;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports single addresses as they are, byte by byte, one after the other. Redirects within the site are followed; what is
 * answered with a problem is not written. For one thread.
 */
final class SinglePages {

    private static final int REDIRECTS = 10;

    private final Site site;
    private final OutputFolder folder;
    private final PrintWriter names;
    private final FileNames files = new FileNames();
    private final List<Failure> failures = new ArrayList<>();

    /**
     * Makes an export.
     *
     * @param site which site
     * @param folder where to
     * @param names is told each file before it is written
     */
    SinglePages(Site site, OutputFolder folder, PrintWriter names) {
        this.site = site;
        this.folder = folder;
        this.names = names;
    }

    /** Exports one. */
    void export(NamedPath wanted) {
        try {
            Address address = Address.of(wanted.path());
            follow(wanted, address, address, REDIRECTS);
        } catch (IOException | IllegalArgumentException failure) {
            failed(wanted, String.valueOf(failure.getMessage()));
        }
    }

    private void follow(NamedPath wanted, Address named, Address address, int left) throws IOException {
        Response response = site.get(address);
        Optional<Address> next = Optional.empty();
        try (Body body = response.body()) {
            if (response.status() == 200) {
                write(wanted, named, response, body);
                return;
            }
            if (response.status() >= 300 && response.status() < 400) {
                next = response.headers().first("Location").flatMap(to -> address.resolve(to, site.basePath()));
            }
        }
        if (next.isPresent() && left > 0) {
            follow(wanted, named, next.get(), left - 1);
        } else {
            failed(wanted, "status " + response.status());
        }
    }

    private void write(NamedPath wanted, Address address, Response response, Body body) throws IOException {
        String type = response.headers().first("Content-Type").orElse("application/octet-stream");
        String name = wanted.file().orElseGet(() -> files.of(address, type));
        folder.file(name);
        names.println(name);
        Path kept = folder.unfinished();
        try (OutputStream out = Files.newOutputStream(kept)) {
            body.writeTo(out);
        }
        folder.move(kept, name);
    }

    private void failed(NamedPath wanted, String reason) {
        failures.add(new Failure(wanted.path(), reason, wanted.from()));
    }

    /** What could not be exported. */
    List<Failure> failures() {
        return failures;
    }
}
