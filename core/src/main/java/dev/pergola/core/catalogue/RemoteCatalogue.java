package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A catalogue on a web server. Its index is kept on this machine with its ETag; the copy is used as long as it is young,
 * and also when it is old and the web server cannot be reached.
 *
 * @param index the address of its index
 * @param copies the folder for the copy of this index and no other; need not exist
 * @param web how it is asked
 * @param clock for the age of the copy
 */
record RemoteCatalogue(URI index, Path copies, Web web, Clock clock) implements CatalogueSource {

    static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(RemoteCatalogue.class);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    RemoteCatalogue {
        requireNonNull(index, "index is null");
        requireNonNull(copies, "copies is null");
        requireNonNull(web, "web is null");
        requireNonNull(clock, "clock is null");
    }

    @Override
    public String name() {
        return index.toString();
    }

    @Override
    public List<IndexedPlugin> plugins() {
        if (!Web.isTrusted(index)) {
            throw unusable("what comes by http: may have been changed on its way, so it has to be https:");
        }
        try {
            if (!isYoung()) {
                ask();
            }
            return IndexReader.read(new ByteArrayInputStream(Files.readAllBytes(copy())), index);
        } catch (IOException unreadable) {
            throw unusable("its copy %s cannot be read: %s".formatted(copy(), unreadable.getMessage()));
        } catch (IllegalArgumentException malformed) {
            throw unusable("its index is malformed: " + malformed.getMessage());
        }
    }

    private boolean isYoung() throws IOException {
        return Files.exists(copy())
                && Files.getLastModifiedTime(copy()).toInstant().plus(YOUNG).isAfter(clock.instant());
    }

    /** Asks the web server; where it does not answer, what is known already has to do. */
    private void ask() throws IOException {
        boolean known = Files.exists(copy());
        Optional<String> tag =
                known && Files.exists(tagFile()) ? Optional.of(Files.readString(tagFile())) : Optional.empty();
        try {
            HttpResponse<byte[]> response = web.get(index, tag);
            switch (response.statusCode()) {
                case OK -> keep(response);
                case NOT_MODIFIED -> Files.setLastModifiedTime(copy(), FileTime.from(clock.instant()));
                default -> throw new IOException("it answers with status " + response.statusCode());
            }
        } catch (IOException unreachable) {
            if (!known) {
                throw unusable(Web.words(unreachable));
            }
            LOG.warn("The catalogue {} cannot be asked, so its last copy is used: {}", index, Web.words(unreachable));
        }
    }

    private void keep(HttpResponse<byte[]> response) throws IOException {
        try { // what is malformed replaces nothing
            IndexReader.read(new ByteArrayInputStream(response.body()), index);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("what it sends is no index, since " + malformed.getMessage(), malformed);
        }
        Files.createDirectories(copies);
        Optional<String> tag = response.headers().firstValue("ETag");
        Files.deleteIfExists(tagFile()); // first, so that a tag never stands for another index
        Web.write(response.body(), copy());
        Files.setLastModifiedTime(copy(), FileTime.from(clock.instant()));
        if (tag.isPresent()) {
            Files.writeString(tagFile(), tag.get());
        }
    }

    private Path copy() {
        return copies.resolve(CatalogueFolder.INDEX);
    }

    private Path tagFile() {
        return copies.resolve("etag");
    }

    private ServerException unusable(String why) {
        return new ServerException(
                CatalogueSource.UNUSABLE,
                "The catalogue %s cannot be used: %s.".formatted(index, why),
                "Check its address, or take it out of the list of catalogues.");
    }
}
