package dev.pergola.core.catalogue;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A catalogue on this machine: a folder of jars, with its index or without one. The index is believed where there is one,
 * since the jars need not lie beside it.
 *
 * @param path the folder
 * @param required whether it is a fault that it does not exist; else it is empty then
 */
record CatalogueFolder(Path path, boolean required) implements CatalogueSource {

    static final String INDEX = "index.xml";

    CatalogueFolder {
        requireNonNull(path, "path is null");
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public List<IndexedPlugin> plugins() {
        Path index = path.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            return required || Files.isDirectory(path) ? look().plugins() : List.of();
        }
        try (InputStream content = Files.newInputStream(index)) {
            return IndexReader.read(content, index.toUri());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ServerException(
                    CatalogueSource.UNUSABLE,
                    "The index %s cannot be read: %s.".formatted(index, unreadable.getMessage()),
                    "Write it anew: pergola catalogue index " + path);
        }
    }

    /** Reads every jar, whatever the index says. */
    Look look() {
        List<IndexedPlugin> plugins = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(path, "*.jar")) {
            for (Path jar : jars) {
                try {
                    plugins.add(JarReader.read(jar.toAbsolutePath().normalize()));
                } catch (ServerException noPlugin) {
                    flaws.addAll(noPlugin.messages());
                }
            }
        } catch (NotDirectoryException | NoSuchFileException none) {
            throw new ServerException(CatalogueSource.UNUSABLE, "There is no folder %s.".formatted(path));
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new ServerException(
                    CatalogueSource.UNUSABLE, "The folder %s cannot be listed: %s.".formatted(path, unreadable));
        }
        plugins.sort(comparing(IndexedPlugin::entry, Order.ENTRIES));
        flaws.sort(String::compareTo);
        return new Look(plugins, flaws);
    }

    /**
     * What the jars of a folder are.
     *
     * @param plugins by name, of one name the newest version first
     * @param flaws why the others are no plugins, in sentences
     */
    record Look(List<IndexedPlugin> plugins, List<String> flaws) {}
}
