package dev.pergola.core.boot;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.config.InspectionReader;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.model.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The databases and configuration files that the arguments of {@code serve} stand for, after a look at the disk. What is
 * wrong with the arguments is reported all at once.
 *
 * @param databases the files in the order in which they are attached, and whether each is immutable
 * @param configuration the configuration file, or empty
 * @param metadata the file with descriptions, or empty
 * @param folders what pages are made of
 * @param inspections what is known about immutable files already, by name of the database
 */
record ServedFiles(
        Map<Path, Boolean> databases,
        Optional<Path> configuration,
        Optional<Path> metadata,
        PageFolders folders,
        Map<String, Inspection> inspections) {

    private static final List<String> DATABASE_ENDINGS = List.of(".db", ".sqlite", ".sqlite3");
    private static final List<String> CONFIGURATION_ENDINGS = List.of(".json", ".yaml", ".yml");
    private static final List<String> CONFIGURATION_NAMES = List.of("pergola", "datasette");
    private static final String INSPECTION_NAME = "inspect-data.json";

    static ServedFiles of(ServeOptions options) {
        DatabaseArguments arguments = options.databases();
        List<String> problems = new ArrayList<>();
        Map<Path, Boolean> databases = new LinkedHashMap<>();
        Optional<Path> configuration = options.configuration().configuration();
        Optional<Path> metadata = options.configuration().metadata();
        PageFolders folders = options.folders();
        List<Path> directories =
                arguments.files().stream().filter(Files::isDirectory).toList();
        Map<String, Inspection> inspections = new LinkedHashMap<>();
        directories.stream()
                .map(directory -> directory.resolve(INSPECTION_NAME))
                .filter(Files::isRegularFile)
                .forEach(file -> inspections.putAll(InspectionReader.read(file)));
        Set<String> fixed = inspections.values().stream()
                .flatMap(inspection -> inspection.file().stream())
                .collect(Collectors.toSet());
        arguments.inspection().ifPresent(file -> inspections.putAll(InspectionReader.read(file)));
        for (Path path : arguments.files()) {
            if (!Files.isDirectory(path)) {
                if (arguments.create() && !Files.exists(path)) {
                    DatabaseFiles.createEmpty(path);
                }
                add(databases, path, false, problems);
            }
        }
        arguments.immutable().forEach(path -> add(databases, path, true, problems));
        directories.forEach(directory -> addAll(databases, directory, fixed, problems));
        if (directories.size() == 1) {
            configuration = configuration.or(() -> configurationIn(directories.get(0), CONFIGURATION_NAMES));
            metadata = metadata.or(() -> configurationIn(directories.get(0), List.of("metadata")));
            folders = folders.orIn(directories.get(0));
        }
        if (!problems.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    problems,
                    Optional.of("Nothing was started. Check the paths and try again."));
        }
        return new ServedFiles(databases, configuration, metadata, folders, inspections);
    }

    private static void add(Map<Path, Boolean> databases, Path path, boolean immutable, List<String> problems) {
        if (!Files.exists(path)) {
            problems.add("The database %s cannot be served: there is no such file.".formatted(path));
            return;
        }
        Path real = path.toAbsolutePath().normalize();
        Optional<Path> same =
                databases.keySet().stream().filter(other -> isSame(other, real)).findFirst();
        if (same.isPresent()) {
            problems.add("The database %s is named twice, the first time as %s.".formatted(path, same.get()));
        } else {
            databases.put(real, immutable);
        }
    }

    /** Of a directory, the files that were inspected in it do not change. */
    private static void addAll(Map<Path, Boolean> databases, Path directory, Set<String> fixed, List<String> problems) {
        List<Path> found = new ArrayList<>();
        for (String ending : DATABASE_ENDINGS) {
            list(directory).stream()
                    .filter(path -> path.getFileName().toString().endsWith(ending) && Files.isRegularFile(path))
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            problems.add("The directory %s holds no database: no file in it ends in %s."
                    .formatted(directory, String.join(", ", DATABASE_ENDINGS)));
        }
        found.forEach(path -> add(databases, path, fixed.contains(String.valueOf(path.getFileName())), problems));
    }

    private static Optional<Path> configurationIn(Path directory, List<String> names) {
        return names.stream()
                .flatMap(name -> CONFIGURATION_ENDINGS.stream().map(ending -> directory.resolve(name + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw WrongUsage.of(
                            "The directory %s cannot be listed.".formatted(directory),
                            "Check that it may be read by this user.")
                    .causedBy(unreadable);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return one.equals(other);
        }
    }
}
