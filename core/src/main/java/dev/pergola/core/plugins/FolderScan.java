package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at folders of plugins again and again, cheaply: it compares names, sizes and times, and opens only what changed.
 *
 * <p>A change counts once two looks in a row saw the same: a jar that is being copied, or deleted and written anew, keeps
 * what was known of it until it has settled. A source counts as the jar that is made of it. The first look takes everything as it is, and every look the installed set,
 * which changes in one step. For one thread at a time.
 */
public final class FolderScan {

    private static final String DISABLED = ".disabled";
    private static final Comparator<PluginFile> BY_TIME = Comparator.<PluginFile, FileTime>comparing(
                    file -> file.stamp().modified())
            .thenComparing(PluginFile::fileName);

    private final List<PluginFolder> folders;
    private final FileInspection inspection;
    private final Supplier<PinnedSet> installed;
    private Optional<TrustedKeys> keys = Optional.empty();
    private PinnedSet pinned = PinnedSet.none();
    private final Map<Path, PluginFile> jars = new HashMap<>();
    private final Map<PinnedJar, PluginFile> kept = new HashMap<>();
    private final Set<Path> markers = new HashSet<>();
    private Optional<Map<Path, FileStamp>> lastLook = Optional.empty();

    /**
     * Makes a scan of jars that has not looked yet.
     *
     * @param folders in order; of equal versions that in the later folder is preferred
     * @param installed reads what was installed by a command, at each look
     */
    public FolderScan(List<PluginFolder> folders, Supplier<PinnedSet> installed) {
        this(folders, installed, Optional.empty());
    }

    /**
     * Makes a scan of jars and sources that has not looked yet.
     *
     * @param folders in order; of equal versions that in the later folder is preferred
     * @param installed reads what was installed by a command, at each look
     * @param sources makes plugins of sources
     */
    public FolderScan(List<PluginFolder> folders, Supplier<PinnedSet> installed, SourceInspection sources) {
        this(folders, installed, Optional.of(sources));
    }

    private FolderScan(List<PluginFolder> folders, Supplier<PinnedSet> installed, Optional<SourceInspection> sources) {
        this.folders = List.copyOf(folders);
        this.inspection = new FileInspection(this.folders, sources);
        this.installed = requireNonNull(installed, "installed is null");
    }

    /**
     * Looks from now on at the sources of a plugin as well, which goes before every other of its name.
     *
     * @param place the only file, or the folder of a project
     */
    void develop(Path place) {
        inspection.develop(place);
    }

    /** The folders in which something may change; some may not exist. */
    Set<Path> directories() {
        return inspection.directories();
    }

    /**
     * Asks from now on for signatures. To be called before the first look.
     *
     * @param trusted whose plugins may run
     */
    public void trust(TrustedKeys trusted) {
        keys = Optional.of(trusted);
    }

    /**
     * Looks once.
     *
     * @return what is wanted now; empty where that is the same as at the last look
     * @throws IllegalStateException where a folder exists but cannot be listed; then nothing is known to have changed
     */
    public Optional<WantedState> look() {
        Map<Path, FileStamp> seen = new HashMap<>();
        folders.forEach(folder -> list(folder.path(), seen));
        inspection.projects().forEach(project -> seen.put(project.place(), TreeStamp.of(project.parts())));
        boolean changed = takeInstalled() || lastLook.isEmpty();
        for (Path path : everyPath(seen.keySet())) {
            Optional<FileStamp> stamp = Optional.ofNullable(seen.get(path));
            boolean settled = lastLook.map(last -> Objects.equals(last.get(path), seen.get(path)))
                    .orElse(true);
            if (settled) {
                changed |= isMarker(path) ? updateMarker(path, stamp) : updateJar(path, stamp);
            }
        }
        lastLook = Optional.of(seen);
        return changed ? Optional.of(wanted()) : Optional.empty();
    }

    /** Answers whether another set is installed now; its files were complete before it was. */
    private boolean takeInstalled() {
        PinnedSet now = installed.get();
        if (now.equals(pinned)) {
            return false;
        }
        pinned = now;
        kept.keySet().retainAll(now.jars());
        for (PinnedJar jar : now.jars()) {
            kept.computeIfAbsent(jar, this::inspect);
        }
        return true;
    }

    /** The jars of a set, looked into. */
    List<PluginFile> inspected(PinnedSet set) {
        return set.jars().stream().map(this::inspect).toList();
    }

    private PluginFile inspect(PinnedJar jar) {
        FileStamp unknown = new FileStamp(0, FileTime.fromMillis(0));
        if (!Files.isRegularFile(jar.path())) {
            String gone = "%s is installed, but its file %s is gone. Install it again.".formatted(jar, jar.path());
            return new UnusableFile(jar.path(), PluginFolder.INSTALLED, unknown, gone);
        }
        return checked(jar.compare(JarInspection.inspect(jar.path(), PluginFolder.INSTALLED, unknown)));
    }

    private PluginFile checked(PluginFile found) {
        return keys.map(trusted -> trusted.check(found)).orElse(found);
    }

    private boolean updateJar(Path path, Optional<FileStamp> stamp) {
        Optional<PluginFile> before = Optional.ofNullable(jars.get(path));
        if (before.map(PluginFile::stamp).equals(stamp)
                && before.map(FileInspection::isThere).orElse(true)) {
            return false;
        }
        stamp.ifPresentOrElse(now -> jars.put(path, checked(inspection.inspect(path, now))), () -> jars.remove(path));
        return true;
    }

    private boolean updateMarker(Path path, Optional<FileStamp> stamp) {
        return stamp.isPresent() ? markers.add(path) : markers.remove(path);
    }

    private WantedState wanted() {
        List<PluginFile> files = new ArrayList<>();
        inspection.projects().forEach(project -> Optional.ofNullable(jars.get(project.place()))
                .ifPresent(files::add));
        for (PluginFolder folder : folders) {
            jars.values().stream()
                    .filter(file -> file.origin().equals(folder.origin()))
                    .sorted(BY_TIME)
                    .forEach(files::add);
        }
        pinned.jars().forEach(jar -> files.add(kept.get(jar)));
        pinned.flaw().ifPresent(files::add);
        Map<String, Path> disabled = new HashMap<>();
        for (Path marker : markers) {
            String name = String.valueOf(marker.getFileName());
            disabled.put(name.substring(0, name.length() - DISABLED.length()), marker);
        }
        return new WantedState(files, disabled, pinned.number());
    }

    private void list(Path folder, Map<Path, FileStamp> seen) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isOfInterest)) {
            for (Path file : files) {
                stamp(file).ifPresent(stamp -> seen.put(file, stamp));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new IllegalStateException(
                    "The folder %s cannot be listed: %s.".formatted(folder, unreadable.getMessage()), unreadable);
        }
    }

    private boolean isOfInterest(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(DISABLED) || inspection.isOfInterest(name));
    }

    /** Empty for what is no file, or has just been deleted. */
    private static Optional<FileStamp> stamp(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(FileStamp::of);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static boolean isMarker(Path path) {
        return path.toString().endsWith(DISABLED);
    }

    private Set<Path> everyPath(Set<Path> seen) {
        Set<Path> paths = new HashSet<>(seen);
        paths.addAll(jars.keySet());
        paths.addAll(markers);
        return paths;
    }
}
