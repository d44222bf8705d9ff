package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.FileStamp;
import dev.pergola.core.plugins.PinnedJar;
import dev.pergola.core.plugins.PinnedSet;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.UnusableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sets on the disk, in the user's folder of plugins.
 *
 * <pre>
 * plugins/plugins.lock        the set in force, replaced in one step
 *         .sets/lock          held by the process that changes something
 *         .sets/N.lock        the last sets, that in force among them
 *         .sets/good          the last set that came up whole in a server, as a copy of its N.lock
 *         .sets/jars/HASH.jar every jar that one of them names
 * </pre>
 *
 * <p>Reading needs no lock. Everything that writes is called by the one who holds it.
 */
public final class SetFolder {

    /** What a command answers where the disk says no. */
    private static final ErrorCode DISK = new ErrorCode("plugin-folder", 500);

    private static final String LOCK = ".lock";

    private final ReentrantLock thisProcess = new ReentrantLock();
    private final Path plugins;
    private final Path current;
    private final Path sets;
    private final Path jars;

    /**
     * A folder that need not exist yet.
     *
     * @param plugins the user's folder of plugins
     */
    public SetFolder(Path plugins) {
        requireNonNull(plugins, "plugins is null");
        this.plugins = plugins;
        this.current = plugins.resolve("plugins.lock");
        this.sets = plugins.resolve(".sets");
        this.jars = sets.resolve("jars");
    }

    /**
     * The set in force.
     *
     * @return {@link PluginSet#NONE} where nothing was installed
     * @throws ServerException where the file is damaged
     */
    public PluginSet current() {
        return read(current).orElse(PluginSet.NONE);
    }

    /**
     * The sets that are kept, also that in force.
     *
     * @return the newest first
     */
    public List<PluginSet> kept() {
        int newest = current().number();
        List<PluginSet> found = new ArrayList<>();
        for (Path file : files(sets)) {
            if (file.toString().endsWith(LOCK)) {
                readable(file)
                        .filter(set -> set.number() <= newest)
                        .ifPresent(found::add); // later ones were never finished
            }
        }
        found.sort(Comparator.comparing(PluginSet::number).reversed());
        return found;
    }

    /**
     * The set in force, for a scan of folders. Never fails: a damaged file is an answer too.
     *
     * @return with the places of the jars
     */
    public PinnedSet pinned() {
        try {
            return pinned(current());
        } catch (ServerException damaged) {
            FileStamp unknown = new FileStamp(0, FileTime.fromMillis(0));
            UnusableFile flaw =
                    new UnusableFile(current, PluginFolder.INSTALLED, unknown, String.join(" ", damaged.messages()));
            return new PinnedSet(0, List.of(), Optional.of(flaw));
        }
    }

    /** A set with the places of its jars. */
    PinnedSet pinned(PluginSet set) {
        List<PinnedJar> pinned = set.plugins().stream().map(this::pinned).toList();
        return new PinnedSet(set.number(), pinned, Optional.empty());
    }

    private PinnedJar pinned(PinnedPlugin plugin) {
        return new PinnedJar(plugin.name(), plugin.version(), plugin.sha256(), jar(plugin.sha256()));
    }

    /** A plugin of a set as the jar that is kept of it. */
    PluginJar described(PinnedPlugin plugin) {
        return new PluginJar(
                jar(plugin.sha256()),
                PluginFolder.INSTALLED,
                new FileStamp(0, FileTime.fromMillis(0)),
                plugin.name(),
                plugin.version(),
                plugin.sha256());
    }

    /** Where the jar with this hash is kept, or would be. */
    Path jar(String sha256) {
        return jars.resolve(sha256 + ".jar");
    }

    /** Whether the jar with this hash is kept, whole. */
    boolean has(String sha256) {
        try {
            return Files.isRegularFile(jar(sha256)) && Disk.hash(jar(sha256)).equals(sha256);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Copies a jar to its place, unless it is there. Nothing is changed where it is not the expected one any more. */
    void keep(Path source, String sha256) {
        if (has(sha256)) {
            return;
        }
        try (InputStream bytes = Files.newInputStream(source)) {
            Files.createDirectories(jars);
            String found = Disk.copy(bytes, jar(sha256), sha256);
            if (!found.equals(sha256)) {
                throw new ServerException(
                        DISK, "%s has changed while it was installed; nothing was changed here.".formatted(source));
            }
        } catch (IOException failed) {
            throw refused("keep a copy of " + source, failed);
        }
    }

    /** Puts a set into force. Its jars are kept already. */
    void putInForce(PluginSet set) {
        byte[] text = LockText.write(set).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(sets);
            Disk.replace(setFile(set.number()), text);
            Disk.replace(current, text); // from here on it is the set in force
        } catch (IOException failed) {
            throw refused("write the new set of plugins", failed);
        }
    }

    /** Removes all but the last sets, the jars that only the others name, and what killed processes have left. */
    void tidy(int keep) {
        List<PluginSet> last = kept().stream().limit(keep).toList();
        Set<Path> needed = Stream.concat(last.stream(), readable(goodFile()).stream())
                .flatMap(set -> set.plugins().stream())
                .map(plugin -> jar(plugin.sha256()))
                .collect(Collectors.toSet());
        last.forEach(set -> needed.add(setFile(set.number())));
        needed.add(lockFile());
        needed.add(goodFile());
        List<Path> present = new ArrayList<>(files(jars));
        files(sets).stream().filter(Files::isRegularFile).forEach(present::add);
        files(plugins).stream().filter(Disk::isUnfinished).forEach(present::add);
        try {
            for (Path file : present) {
                if (!needed.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw refused("remove sets that are too old", failed);
        }
    }

    /** Does something while nobody else, in this process or another, changes the sets. */
    <T> T alone(Supplier<T> change) {
        SetLock lock = lock();
        try {
            return change.get();
        } finally {
            lock.close();
        }
    }

    private SetLock lock() {
        try {
            Files.createDirectories(sets);
            return SetLock.take(thisProcess, lockFile());
        } catch (IOException failed) {
            throw refused("write into the folder of plugins", failed);
        }
    }

    private Path lockFile() {
        return sets.resolve("lock");
    }

    /** Where a copy of the last set lies that came up whole; see {@link GoodSet}. */
    Path goodFile() {
        return sets.resolve("good");
    }

    private Path setFile(int number) {
        return sets.resolve(number + LOCK);
    }

    /** A damaged file of an old set harms nobody. */
    static Optional<PluginSet> readable(Path file) {
        try {
            return read(file);
        } catch (ServerException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<PluginSet> read(Path file) {
        try {
            return Optional.of(LockText.read(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            throw new ServerException(
                            DISK,
                            "%s does not say what is installed: %s.".formatted(file, damaged.getMessage()),
                            "The files N.lock in the folder .sets beside it are the sets before; copy one over it.")
                    .causedBy(damaged);
        }
    }

    private static List<Path> files(Path folder) {
        try {
            return Disk.files(folder);
        } catch (IOException failed) {
            throw refused("list " + folder, failed);
        }
    }

    private static ServerException refused(String what, IOException why) {
        return new ServerException(DISK, "Could not %s: %s.".formatted(what, why)).causedBy(why);
    }
}
