package dev.pergola.core.source;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Makes a bundle of classes with bnd, which reads the annotations of the components and finds out what is imported, as it
 * does in a build. Any thread; keeps nothing.
 */
final class BundleMaker {

    /** A plugin of one file needs no package. */
    private static final String WITHOUT_PACKAGE = "The default package*;is:=ignore";

    private BundleMaker() {}

    /**
     * Makes the bundle.
     *
     * @param set what the classes were made of
     * @param version with its qualifier
     * @param classes the class files by the name of the class
     * @return the bytes of a jar
     * @throws SourceRefusal where bnd finds something wrong, such as a component without what it says it has
     */
    static byte[] make(SourceSet set, String version, Map<String, byte[]> classes) throws IOException, SourceRefusal {
        try (Builder builder = new Builder()) {
            builder.setProperties(properties(set, version));
            builder.setClasspath(set.classPath().stream().map(Path::toFile).toArray(File[]::new));
            builder.setJar(jar(set, classes)); // closed by the builder
            Jar bundle = builder.build();
            List<SourceFault> faults = builder.getErrors().stream()
                    .map(error -> SourceFault.of(set.identity().name(), "The bundle cannot be made: " + error))
                    .toList();
            if (!faults.isEmpty()) {
                throw new SourceRefusal(faults);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bundle.write(bytes);
            return bytes.toByteArray();
        } catch (IOException | SourceRefusal known) {
            throw known;
        } catch (Exception failed) { // declared by bnd for whatever one of its parts throws
            throw new IOException("bnd failed: " + failed, failed);
        }
    }

    private static Properties properties(SourceSet set, String version) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(Constants.BUNDLE_SYMBOLICNAME, set.identity().name());
        properties.setProperty(Constants.NOEXTRAHEADERS, "true");
        properties.setProperty(Constants.REPRODUCIBLE, "true");
        properties.setProperty(Constants.FIXUPMESSAGES, WITHOUT_PACKAGE);
        properties.load(new StringReader(set.instructions()));
        properties.setProperty(Constants.BUNDLE_VERSION, version);
        return properties;
    }

    private static Jar jar(SourceSet set, Map<String, byte[]> classes) {
        Jar jar = new Jar(set.identity().name());
        set.resources().forEach((path, content) -> jar.putResource(path, new EmbeddedResource(content, 0L)));
        classes.forEach((name, content) ->
                jar.putResource(name.replace('.', '/') + ".class", new EmbeddedResource(content, 0L)));
        return jar;
    }
}
