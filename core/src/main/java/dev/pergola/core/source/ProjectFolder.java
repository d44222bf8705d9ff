package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A plugin that is being written, in a folder with the standard layout of Maven. Its name is that of the artifact or of the
 * folder; what bnd is told stands in {@code bnd.bnd} or in the {@code pom.xml}.
 *
 * @param place the folder
 * @param classPath answers what the sources of a folder may use
 */
public record ProjectFolder(Path place, Function<Path, List<Path>> classPath) implements PluginSources {

    private static final String SOURCES = "src/main/java";
    private static final String RESOURCES = "src/main/resources";
    private static final String INSTRUCTIONS = "bnd.bnd";

    /** Checks the parts. */
    public ProjectFolder {
        requireNonNull(place, "place is null");
        requireNonNull(classPath, "classPath is null");
    }

    /**
     * Whether a folder looks like one.
     *
     * @param place the folder
     * @return true where it has sources or says what it is
     */
    public static boolean isOne(Path place) {
        return Files.isDirectory(place.resolve(SOURCES)) || Files.isRegularFile(place.resolve(Pom.NAME));
    }

    @Override
    public List<Path> parts() {
        return Stream.of(SOURCES, RESOURCES, Pom.NAME, INSTRUCTIONS)
                .map(place::resolve)
                .toList();
    }

    @Override
    public SourceSet read() throws IOException, SourceRefusal {
        Path pom = place.resolve(Pom.NAME);
        boolean described = Files.isRegularFile(pom);
        PluginIdentity identity = described ? Pom.parse(Files.readString(pom)).identity() : ofFolder();
        Path instructions = place.resolve(INSTRUCTIONS);
        String told = Files.isRegularFile(instructions)
                ? Files.readString(instructions)
                : described ? Pom.parse(Files.readString(pom)).instructions() : "";
        return new SourceSet(identity, sources(), resources(), told, classPath.apply(place), false);
    }

    private PluginIdentity ofFolder() throws SourceRefusal {
        String name = String.valueOf(place.toAbsolutePath().normalize().getFileName());
        if (PluginIdentity.flaw(name, "0").isPresent()) {
            throw SourceRefusal.of(name, PluginIdentity.flaw(name, "0").get());
        }
        return new PluginIdentity(name, "0");
    }

    private List<SourceText> sources() throws IOException, SourceRefusal {
        Path folder = place.resolve(SOURCES);
        List<SourceText> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = name(folder, file);
            if (name.endsWith(".java")) {
                try {
                    sources.add(new SourceText(name, Files.readString(file)));
                } catch (CharacterCodingException otherCharset) {
                    throw SourceRefusal.of(name, "It is not written in UTF-8.");
                }
            }
        }
        if (sources.isEmpty()) {
            throw SourceRefusal.of(SOURCES, "There is no source in it yet.");
        }
        return sources;
    }

    private SortedMap<String, byte[]> resources() throws IOException {
        Path folder = place.resolve(RESOURCES);
        SortedMap<String, byte[]> resources = new TreeMap<>();
        for (Path file : files(folder)) {
            resources.put(name(folder, file), Files.readAllBytes(file));
        }
        return resources;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException gone) {
            throw new IOException(gone.getMessage(), gone);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
