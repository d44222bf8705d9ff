package dev.pergola.core.catalogue;

import static java.util.Comparator.comparing;

import dev.pergola.core.plugins.PluginVersion;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.felix.utils.resource.CapabilityImpl;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.ResourceImpl;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;

/** Reads an index in the form of the OSGi Repository specification. What is in it and no plugin is passed over. */
final class IndexReader {

    private static final String CONTENT = "osgi.content";
    private static final Pattern LIST = Pattern.compile("List(?:<(\\w+)>)?");
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final XMLStreamReader xml;
    private final URI index;

    private IndexReader(InputStream content, URI index) throws XMLStreamException {
        this.index = index;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // an index is data from strangers
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.xml = factory.createXMLStreamReader(content);
    }

    /**
     * Reads an index.
     *
     * @param content the text
     * @param index where it lies; what it names relatively is beside it
     * @return its plugins, by name, of one name the newest version first
     * @throws IllegalArgumentException where it is no index
     */
    static List<IndexedPlugin> read(InputStream content, URI index) {
        try {
            return new IndexReader(content, index).repository();
        } catch (XMLStreamException malformed) {
            Location place = malformed.getLocation();
            throw new IllegalArgumentException(
                    "it is no well-formed XML from line %d, column %d on"
                            .formatted(place.getLineNumber(), place.getColumnNumber()),
                    malformed);
        }
    }

    private List<IndexedPlugin> repository() throws XMLStreamException {
        xml.nextTag();
        if (!xml.getLocalName().equals("repository") || !IndexWriter.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new IllegalArgumentException("it is no index of the OSGi Repository specification");
        }
        List<IndexedPlugin> plugins = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
            if (xml.isStartElement() && xml.getLocalName().equals("resource")) {
                plugin(resource()).ifPresent(plugins::add);
            }
        }
        plugins.sort(comparing(IndexedPlugin::entry, Order.ENTRIES));
        return plugins;
    }

    private ResourceImpl resource() throws XMLStreamException {
        ResourceImpl resource = new ResourceImpl();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("resource"))) {
            if (xml.isStartElement()) {
                part(xml.getLocalName(), resource);
            }
        }
        return resource;
    }

    private void part(String element, ResourceImpl resource) throws XMLStreamException {
        String namespace = attribute("namespace").orElse("");
        Map<String, Object> attributes = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element))) {
            if (xml.isStartElement()) {
                String name = attribute("name").orElse("");
                String value = attribute("value").orElse("");
                switch (xml.getLocalName()) {
                    case "attribute" ->
                        attributes.put(name, value(attribute("type").orElse("String"), value));
                    case "directive" -> directives.put(name, value);
                    default -> {
                        // an extension of the format
                    }
                }
            }
        }
        if (element.equals("capability")) {
            resource.addCapability(new CapabilityImpl(resource, namespace, directives, attributes));
        } else if (element.equals("requirement")) {
            resource.addRequirement(new RequirementImpl(resource, namespace, directives, attributes));
        }
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private static Object value(String type, String value) {
        var list = LIST.matcher(type);
        if (!list.matches()) {
            return IndexWriter.parse(type, value);
        }
        String element = Optional.ofNullable(list.group(1)).orElse("String");
        return Stream.of(COMMA.split(value, -1))
                .map(text -> text.strip().replace("\\,", ",").replace("\\\\", "\\"))
                .map(text -> IndexWriter.parse(element, text))
                .toList();
    }

    /** Empty for what is no bundle, and for what cannot be checked when it is fetched. */
    private Optional<IndexedPlugin> plugin(ResourceImpl resource) {
        Optional<Map<String, Object>> identity = attributes(resource, IdentityNamespace.IDENTITY_NAMESPACE)
                .filter(attributes -> !IdentityNamespace.TYPE_FRAGMENT.equals(
                        attributes.get(IdentityNamespace.CAPABILITY_TYPE_ATTRIBUTE)));
        Optional<Map<String, Object>> content = attributes(resource, CONTENT)
                .filter(attributes -> SHA256.matcher(text(attributes, CONTENT)).matches());
        if (identity.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IndexedPlugin(
                new CatalogueEntry(
                        text(identity.get(), IdentityNamespace.IDENTITY_NAMESPACE),
                        PluginVersion.parse(text(identity.get(), "version")),
                        text(identity.get(), IdentityNamespace.CAPABILITY_DESCRIPTION_ATTRIBUTE),
                        text(identity.get(), IdentityNamespace.CAPABILITY_LICENSE_ATTRIBUTE),
                        content.get().get("size") instanceof Long size ? size : 0,
                        text(content.get(), CONTENT),
                        index.resolve(text(content.get(), "url")),
                        ResourceWords.requires(resource),
                        ResourceWords.provides(resource)),
                resource));
    }

    private static Optional<Map<String, Object>> attributes(ResourceImpl resource, String namespace) {
        return resource.getCapabilities(namespace).stream().findFirst().map(Capability::getAttributes);
    }

    private static String text(Map<String, Object> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(Object::toString).orElse("");
    }
}
