package dev.pergola.core.catalogue;

import dev.pergola.api.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Makes a folder of jars a catalogue that can be put on a web server, or be carried to where there is no network. */
public final class CatalogueIndex {

    /** What the index of a folder is called. */
    public static final String FILE = CatalogueFolder.INDEX;

    private CatalogueIndex() {}

    /**
     * Writes the index of all jars of a folder into it. The same jars give the same bytes. What reads the index meanwhile
     * sees the old one or the new one.
     *
     * @param folder where the jars are
     * @return what is in the index, and what is not
     * @throws ServerException where the folder cannot be read or written
     */
    public static Written write(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        CatalogueFolder.Look look = new CatalogueFolder(absolute, true).look();
        String text = IndexWriter.write(look.plugins(), String.valueOf(absolute.getFileName()), absolute.toUri());
        try {
            Path draft = Files.writeString(absolute.resolve("." + FILE), text);
            Files.move(draft, absolute.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new ServerException(
                    CatalogueSource.UNUSABLE, "The index of %s cannot be written: %s.".formatted(folder, failed));
        }
        return new Written(look.plugins().stream().map(IndexedPlugin::entry).toList(), look.flaws());
    }

    /**
     * What an index holds.
     *
     * @param entries its plugins, in its order
     * @param flaws the files that are no plugins, each with the reason in a sentence
     */
    public record Written(List<CatalogueEntry> entries, List<String> flaws) {
        /** Copies the lists. */
        public Written {
            entries = List.copyOf(entries);
            flaws = List.copyOf(flaws);
        }
    }
}
