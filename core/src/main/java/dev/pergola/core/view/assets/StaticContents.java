package dev.pergola.core.view.assets;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The static files of one snapshot, each read when it is first asked for. What was read goes with the snapshot, so a
 * plugin that has left leaves nothing behind. May be used by any number of threads.
 */
final class StaticContents {
    private final Map<String, HookEntry<StaticFiles>> entries = new HashMap<>();

    /** Only files that exist, so that nobody can fill the memory by asking for others. */
    private final Map<String, StoredFile> read = new ConcurrentHashMap<>();

    private StaticContents(Snapshot snapshot) {
        for (HookEntry<StaticFiles> entry : snapshot.active(PageHooks.STATIC_FILES)) {
            entry.key().ifPresent(name -> entries.put(name, entry));
        }
    }

    /** The files of a snapshot, the same object for the same snapshot. */
    static StaticContents of(Snapshot snapshot) {
        return snapshot.derived(StaticContents.class, StaticContents::new);
    }

    /**
     * Finds a file.
     *
     * @param name of the static files, a hyphen being the same as an underscore
     * @param path decoded
     * @param calls the guard
     * @return empty where there is none, or none may be asked for by such a path
     * @throws ServerException where it is too large
     * @throws dev.pergola.core.hooks.HookFailure where the plugin fails
     */
    Optional<StoredFile> find(String name, String path, HookCalls calls) {
        HookEntry<StaticFiles> entry = entries.get(PageHooks.normalized(name));
        if (entry == null || !isPlain(path)) {
            return Optional.empty();
        }
        String key = entry.number() + "/" + path;
        StoredFile known = read.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredFile> file = calls.call(entry, files -> open(files, path));
        file.ifPresent(found -> read.put(key, found));
        return file;
    }

    /** No segment may be empty or lead anywhere else. */
    private static boolean isPlain(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static Optional<StoredFile> open(StaticFiles files, String path) throws IOException {
        Optional<InputStream> opened = files.open(path);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            byte[] content = in.readNBytes(StaticFiles.MAXIMUM_BYTES + 1);
            if (content.length > StaticFiles.MAXIMUM_BYTES) {
                throw new ServerException(
                        ErrorCode.INTERNAL,
                        "The file %s was not sent: it is larger than %d bytes."
                                .formatted(path, StaticFiles.MAXIMUM_BYTES),
                        "A route of the plugin can send a file of any size.");
            }
            return Optional.of(new StoredFile(content, ContentTypes.of(path)));
        }
    }
}
