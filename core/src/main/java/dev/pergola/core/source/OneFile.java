package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin in a single file.
 *
 * @param place the file
 * @param classPath what it may use: the API and its annotations
 */
public record OneFile(Path place, List<Path> classPath) implements PluginSources {

    /** Checks the place and copies the list. */
    public OneFile {
        requireNonNull(place, "place is null");
        classPath = List.copyOf(classPath);
    }

    @Override
    public List<Path> parts() {
        return List.of(place);
    }

    @Override
    public SourceSet read() throws IOException, SourceRefusal {
        String name = String.valueOf(place.getFileName());
        try {
            SourceText source = new SourceText(name, Files.readString(place));
            return SourceSet.ofOneFile(SourceHeader.of(source), source, classPath);
        } catch (CharacterCodingException otherCharset) {
            throw SourceRefusal.of(name, "It is not written in UTF-8.");
        }
    }
}
