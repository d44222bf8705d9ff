package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.UnusableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Jars that somebody has sent to a server. One is kept by its hash, so that it can be looked at before it is installed; the
 * next change of the plugins removes it where it was not.
 */
public final class UploadSource implements PluginSource {

    private static final String PREFIX = "upload:";
    private static final String ORIGIN = "upload";
    private static final ErrorCode UNUSABLE = new ErrorCode("unusable-plugin", 400);

    private final SetFolder folder;

    /**
     * Makes the source.
     *
     * @param folder where sets are kept
     */
    public UploadSource(SetFolder folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * Keeps a jar that was sent.
     *
     * @param content all of its bytes
     * @return the wish by which it can be installed
     * @throws ServerException where it is no plugin, or only a part of one; then nothing is kept
     */
    public String keep(byte[] content) {
        try {
            Path file = Files.createTempFile("pergola-upload", ".jar");
            try {
                Files.write(file, content);
                PluginFile found = FileSource.inspect(file);
                if (found instanceof UnusableFile unusable) {
                    String reason = unusable.reason().replace(unusable.fileName(), "What was sent");
                    throw new ServerException(UNUSABLE, reason);
                }
                String sha256 = ((PluginJar) found).sha256();
                folder.keep(file, sha256);
                return PREFIX + sha256;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new ServerException(ErrorCode.INTERNAL, "What was sent could not be kept: %s.".formatted(failed))
                    .causedBy(failed);
        }
    }

    @Override
    public Optional<List<Arrival>> find(String wish, PluginSet installed) {
        if (!wish.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String sha256 = wish.substring(PREFIX.length());
        if (!sha256.matches("[0-9a-f]{64}") || !folder.has(sha256)) {
            throw new ServerException(UNUSABLE, "What was sent is not kept any more. Send it again.");
        }
        return Optional.of(List.of(new Arrival((PluginJar) FileSource.inspect(folder.jar(sha256)), ORIGIN)));
    }

    @Override
    public Optional<List<Arrival>> newest(PinnedPlugin plugin, PluginSet installed) {
        return plugin.origin().equals(ORIGIN) ? Optional.of(List.of()) : Optional.empty();
    }
}
