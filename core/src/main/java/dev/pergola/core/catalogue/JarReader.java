package dev.pergola.core.catalogue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.FileStamp;
import dev.pergola.core.plugins.JarInspection;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.UnusableFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.apache.felix.utils.resource.CapabilityImpl;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.apache.felix.utils.resource.ResourceImpl;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Resource;

/** Makes a plugin of a catalogue out of the manifest of a jar. */
final class JarReader {

    static final ErrorCode UNUSABLE = new ErrorCode("unusable-plugin", 400);

    private static final String CONTENT = "osgi.content";
    private static final String ORIGIN = "catalogue";
    private static final FileStamp UNKNOWN = new FileStamp(0, FileTime.fromMillis(0));

    private JarReader() {}

    /**
     * Reads a jar.
     *
     * @throws ServerException where it is no plugin
     */
    static IndexedPlugin read(Path file) {
        PluginFile found = JarInspection.inspect(file, ORIGIN, UNKNOWN);
        if (found instanceof UnusableFile flaw) {
            throw new ServerException(UNUSABLE, flaw.reason());
        }
        try {
            return plugin((PluginJar) found, headers(file), Files.size(file));
        } catch (IOException unreadable) {
            throw new ServerException(UNUSABLE, "%s cannot be read: %s.".formatted(file, unreadable.getMessage()));
        }
    }

    private static Map<String, String> headers(Path file) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            jar.getManifest()
                    .getMainAttributes()
                    .forEach((name, value) -> headers.put(name.toString(), value.toString()));
        }
        return headers;
    }

    private static IndexedPlugin plugin(PluginJar jar, Map<String, String> headers, long size) {
        URI location = jar.path().toUri();
        Resource built;
        try {
            built = ResourceBuilder.build(location.toString(), headers);
        } catch (BundleException | IllegalArgumentException malformed) {
            throw new ServerException(
                    UNUSABLE,
                    "%s has a manifest that is not understood: %s.".formatted(jar.fileName(), malformed.getMessage()));
        }
        String description = text(headers, "Bundle-Description")
                .or(() -> text(headers, "Bundle-Name"))
                .orElse("");
        String licence = text(headers, "Bundle-License").map(JarReader::firstOf).orElse("");
        ResourceImpl resource = new ResourceImpl();
        resource.addCapability(identity(resource, jar, description, licence));
        resource.addCapability(new CapabilityImpl(
                resource,
                CONTENT,
                Map.of(),
                Map.of(
                        CONTENT,
                        jar.sha256(),
                        "url",
                        location.toString(),
                        "size",
                        size,
                        "mime",
                        "application/vnd.osgi.bundle")));
        copy(built, resource);
        return new IndexedPlugin(
                new CatalogueEntry(
                        jar.name(),
                        jar.version(),
                        description,
                        licence,
                        size,
                        jar.sha256(),
                        location,
                        ResourceWords.requires(resource),
                        ResourceWords.provides(resource)),
                resource);
    }

    private static Capability identity(ResourceImpl resource, PluginJar jar, String description, String licence) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(IdentityNamespace.IDENTITY_NAMESPACE, jar.name());
        attributes.put(
                IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE,
                Version.parseVersion(jar.version().toString()));
        attributes.put(IdentityNamespace.CAPABILITY_TYPE_ATTRIBUTE, IdentityNamespace.TYPE_BUNDLE);
        attributes.put(IdentityNamespace.CAPABILITY_DESCRIPTION_ATTRIBUTE, description);
        attributes.put(IdentityNamespace.CAPABILITY_LICENSE_ATTRIBUTE, licence);
        return new CapabilityImpl(resource, IdentityNamespace.IDENTITY_NAMESPACE, Map.of(), attributes);
    }

    /** All but what was replaced above; packages of the JDK are there wherever the Java version fits. */
    private static void copy(Resource from, ResourceImpl to) {
        from.getCapabilities(null).stream()
                .filter(capability -> !capability.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE)
                        && !capability.getNamespace().equals(CONTENT))
                .forEach(capability -> to.addCapability(new CapabilityImpl(to, capability)));
        from.getRequirements(null).stream()
                .filter(requirement -> !Need.of(requirement).name().startsWith("java."))
                .forEach(requirement -> to.addRequirement(new RequirementImpl(to, requirement)));
    }

    /** A header that says something; one that is looked up in a file of translations does not. */
    private static Optional<String> text(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(text -> !text.startsWith("%"));
    }

    /** The name of the licence without what follows it. */
    private static String firstOf(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().replace("\"", "");
    }
}
