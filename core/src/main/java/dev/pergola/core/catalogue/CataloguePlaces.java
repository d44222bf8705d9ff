package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the catalogues of a server are, and where copies of what is on the web are kept.
 *
 * @param folders those that are always looked at, such as that of the distribution; need not exist
 * @param configured the others, asked each time: paths of folders, or addresses of an index, {@code file:} or
 *     {@code https:}
 * @param copies the folder for copies; need not exist
 * @param clock for the age of copies
 */
public record CataloguePlaces(List<Path> folders, Supplier<List<String>> configured, Path copies, Clock clock) {

    private static final int ENOUGH_DIGITS = 16;

    /** Checks the parts and copies the list. */
    public CataloguePlaces {
        folders = List.copyOf(folders);
        requireNonNull(configured, "configured is null");
        requireNonNull(copies, "copies is null");
        requireNonNull(clock, "clock is null");
    }

    JarDownload download() {
        return new JarDownload(copies.resolve("jars"), new Web());
    }

    /** In the order in which they are asked; one whose place is no place throws when it is asked for. */
    List<Supplier<CatalogueSource>> sources() {
        return Stream.concat(
                        configured.get().stream().<Supplier<CatalogueSource>>map(place -> () -> source(place)),
                        folders.stream().map(path -> () -> new CatalogueFolder(path, false)))
                .toList();
    }

    private CatalogueSource source(String place) {
        try {
            if (place.startsWith("file:")) {
                return folder(Path.of(URI.create(place)));
            }
            if (!place.contains("://")) {
                return folder(Path.of(place).toAbsolutePath().normalize());
            }
            URI address = URI.create(place.endsWith("/") ? place + CatalogueFolder.INDEX : place);
            return new RemoteCatalogue(address, copies.resolve(digest(address)), new Web(), clock);
        } catch (IllegalArgumentException malformed) {
            throw new ServerException(
                    CatalogueSource.UNUSABLE,
                    "'%s' is neither a folder nor the address of a catalogue.".formatted(place));
        }
    }

    private static CatalogueFolder folder(Path path) {
        return new CatalogueFolder(path.endsWith(CatalogueFolder.INDEX) ? path.resolveSibling("") : path, true);
    }

    private static String digest(URI address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ENOUGH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
