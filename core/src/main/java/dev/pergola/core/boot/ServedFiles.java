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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files and folders that the arguments of {@code serve} stand for, after a look at the disk. What is wrong with the
 * arguments is reported all at once.
 *
 * @param named the files in the order in which they are attached, and whether each is immutable
 * @param watched folders whose databases are served as they come and go
 * @param fixed files of these folders that do not change, since an inspection of the folder names them
 * @param directory the one that holds the whole site, or empty
 * @param folders what pages are made of
 * @param inspections what is known about immutable files already, by name of the database
 */
record ServedFiles(
        Map<Path, Boolean> named,
        List<DatabaseFolder> watched,
        Set<Path> fixed,
        Optional<ConfigurationDirectory> directory,
        PageFolders folders,
        Map<String, Inspection> inspections) {

    private static final String INSPECTION_NAME = "inspect-data.json";

    static ServedFiles of(ServeOptions options) {
        DatabaseArguments arguments = options.databases();
        List<String> problems = new ArrayList<>();
        List<Path> directories = arguments.files().stream()
                .filter(Files::isDirectory)
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        Map<Path, Boolean> named = named(arguments, problems);
        List<DatabaseFolder> watched = directories.stream()
                .map(directory -> new DatabaseFolder(directory, arguments.internal()))
                .toList();
        watched.forEach(folder -> refuseSecond(named, folder, problems));
        if (!problems.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    problems,
                    Optional.of("Nothing was started. Check the paths and try again."));
        }
        Map<String, Inspection> inspections = new LinkedHashMap<>();
        Set<Path> fixed = new HashSet<>();
        directories.forEach(directory -> {
            Map<String, Inspection> found = inspectionIn(directory);
            inspections.putAll(found);
            found.values().forEach(inspection -> inspection
                    .file()
                    .filter(file -> directory.equals(directory.resolve(file).getParent()))
                    .ifPresent(file -> fixed.add(directory.resolve(file))));
        });
        arguments.inspection().ifPresent(file -> inspections.putAll(InspectionReader.read(file)));
        Optional<ConfigurationDirectory> directory = directories.size() == 1
                ? Optional.of(new ConfigurationDirectory(directories.get(0)))
                : Optional.empty();
        return new ServedFiles(
                named,
                watched,
                fixed,
                directory,
                directory.map(found -> options.folders().orIn(found.path())).orElse(options.folders()),
                inspections);
    }

    private static Map<Path, Boolean> named(DatabaseArguments arguments, List<String> problems) {
        Map<Path, Boolean> named = new LinkedHashMap<>();
        for (Path path : arguments.files()) {
            if (!Files.isDirectory(path)) {
                if (arguments.create() && !Files.exists(path)) {
                    DatabaseFiles.createEmpty(path);
                }
                add(named, path, false, problems);
            }
        }
        arguments.immutable().forEach(path -> add(named, path, true, problems));
        return named;
    }

    private static void add(Map<Path, Boolean> named, Path path, boolean immutable, List<String> problems) {
        if (!Files.exists(path)) {
            problems.add("The database %s cannot be served: there is no such file.".formatted(path));
            return;
        }
        Path real = path.toAbsolutePath().normalize();
        Optional<Path> same =
                named.keySet().stream().filter(other -> isSame(other, real)).findFirst();
        if (same.isPresent()) {
            problems.add("The database %s is named twice, the first time as %s.".formatted(path, same.get()));
        } else {
            named.put(real, immutable);
        }
    }

    private static void refuseSecond(Map<Path, Boolean> named, DatabaseFolder folder, List<String> problems) {
        try {
            for (Path file : folder.files()) {
                named.keySet().stream()
                        .filter(other -> isSame(other, file))
                        .forEach(other -> problems.add(
                                "The database %s is named twice, the first time as %s.".formatted(file, other)));
            }
        } catch (IOException unreadable) {
            problems.add("The directory %s cannot be listed. Check that it may be read by this user."
                    .formatted(folder.path()));
        }
    }

    private static Map<String, Inspection> inspectionIn(Path directory) {
        Path file = directory.resolve(INSPECTION_NAME);
        return Files.isRegularFile(file) ? InspectionReader.read(file) : Map.of();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return one.equals(other);
        }
    }
}
