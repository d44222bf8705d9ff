package dev.pergola.core.catalogue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Gets the jar of an entry and believes it only if it is what the catalogue describes.
 *
 * @param folder for jars from the web; need not exist
 * @param web how they are fetched
 */
record JarDownload(Path folder, Web web) {

    private static final ErrorCode UNUSABLE = new ErrorCode("unusable-plugin", 400);
    private static final int OK = 200;

    /** The jar itself where it is on this machine, else a copy that is kept. */
    Path fetch(CatalogueEntry entry) {
        try {
            return "file".equals(entry.location().getScheme()) ? onThisMachine(entry) : fromTheWeb(entry);
        } catch (IOException failed) {
            throw new ServerException(
                    UNUSABLE,
                    "%s cannot be fetched from %s: %s.".formatted(entry, entry.location(), Web.words(failed)),
                    "Nothing was changed; try again later.");
        }
    }

    private static Path onThisMachine(CatalogueEntry entry) throws IOException {
        Path jar = Path.of(entry.location());
        if (!Files.isRegularFile(jar)) {
            throw new ServerException(
                    UNUSABLE,
                    "%s is in the catalogue, but its jar %s is not there.".formatted(entry, jar),
                    "Put it there, or write the index anew: pergola catalogue index " + jar.getParent());
        }
        check(entry, Files.readAllBytes(jar));
        return jar;
    }

    private Path fromTheWeb(CatalogueEntry entry) throws IOException {
        Path copy = folder.resolve(entry.sha256() + ".jar");
        if (Files.exists(copy) && sha256(Files.readAllBytes(copy)).equals(entry.sha256())) {
            return copy;
        }
        if (!Web.isTrusted(entry.location())) {
            throw new IOException("a jar is fetched by https: only");
        }
        HttpResponse<byte[]> response = web.get(entry.location(), Optional.empty());
        if (response.statusCode() != OK) {
            throw new IOException("it answers with status " + response.statusCode());
        }
        check(entry, response.body());
        Files.createDirectories(folder);
        Web.write(response.body(), copy);
        return copy;
    }

    private static void check(CatalogueEntry entry, byte[] jar) {
        if (entry.size() > 0 && jar.length < entry.size()) {
            throw new ServerException(
                    UNUSABLE,
                    "%s came only in part from %s: %d of %d bytes."
                            .formatted(entry, entry.location(), jar.length, entry.size()),
                    "Nothing was changed; try again.");
        }
        String found = sha256(jar);
        if (!found.equals(entry.sha256())) {
            throw new ServerException(
                    UNUSABLE,
                    "What lies at %s is not %s as its catalogue describes it: the SHA-256 is %s and should be %s."
                            .formatted(entry.location(), entry, found, entry.sha256()),
                    "Nothing was changed. If that jar is right, the index of its catalogue has to be written anew.");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
