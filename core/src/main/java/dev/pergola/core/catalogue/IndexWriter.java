package dev.pergola.core.catalogue;

import java.io.StringWriter;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/**
 * Writes an index in the form of the OSGi Repository specification. The same plugins give the same bytes: in order of name
 * and version, attributes in order of name, and without a time.
 */
final class IndexWriter {

    static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final URI folder;

    private IndexWriter(URI folder) throws XMLStreamException {
        this.folder = folder;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /**
     * Writes an index.
     *
     * @param plugins in the order of the index
     * @param name of the catalogue
     * @param folder where the index will lie; what is below it is named relative to it
     */
    static String write(List<IndexedPlugin> plugins, String name, URI folder) {
        try {
            IndexWriter writer = new IndexWriter(folder);
            writer.repository(plugins, name);
            return writer.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("an index cannot be written into memory", impossible);
        }
    }

    private void repository(List<IndexedPlugin> plugins, String name) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "repository");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("name", name);
        for (IndexedPlugin plugin : plugins) {
            line(1);
            xml.writeStartElement(NAMESPACE, "resource");
            for (Capability capability : plugin.resource().getCapabilities(null)) {
                part("capability", capability.getNamespace(), capability.getDirectives(), capability.getAttributes());
            }
            for (Requirement requirement : plugin.resource().getRequirements(null)) {
                part(
                        "requirement",
                        requirement.getNamespace(),
                        requirement.getDirectives(),
                        requirement.getAttributes());
            }
            line(1);
            xml.writeEndElement();
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void part(String element, String namespace, Map<String, String> directives, Map<String, Object> attributes)
            throws XMLStreamException {
        line(2);
        xml.writeStartElement(NAMESPACE, element);
        xml.writeAttribute("namespace", namespace);
        for (Map.Entry<String, Object> attribute : new TreeMap<>(attributes).entrySet()) {
            line(3);
            xml.writeEmptyElement(NAMESPACE, "attribute");
            xml.writeAttribute("name", attribute.getKey());
            Optional<String> type = type(attribute.getValue());
            if (type.isPresent()) {
                xml.writeAttribute("type", type.get());
            }
            xml.writeAttribute("value", value(attribute.getKey(), attribute.getValue()));
        }
        for (Map.Entry<String, String> directive : new TreeMap<>(directives).entrySet()) {
            line(3);
            xml.writeEmptyElement(NAMESPACE, "directive");
            xml.writeAttribute("name", directive.getKey());
            xml.writeAttribute("value", directive.getValue());
        }
        line(2);
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Empty for a text, which is what an attribute is unless it says otherwise. */
    private static Optional<String> type(Object value) {
        if (value instanceof Collection<?> values) {
            String element =
                    values.stream().findFirst().flatMap(IndexWriter::type).orElse("String");
            return Optional.of("List<%s>".formatted(element));
        }
        return value instanceof String
                ? Optional.empty()
                : Optional.of(value.getClass().getSimpleName());
    }

    private String value(String name, Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream()
                    .map(element -> element.toString().replace("\\", "\\\\").replace(",", "\\,"))
                    .collect(Collectors.joining(","));
        }
        return name.equals("url")
                ? folder.relativize(URI.create(value.toString())).toString()
                : value.toString();
    }

    /** The types that an index has; others do not occur in a manifest. */
    static Object parse(String type, String value) {
        return switch (type) {
            case "Version" -> Version.parseVersion(value);
            case "Long" -> Long.valueOf(value.strip());
            case "Double" -> Double.valueOf(value.strip());
            default -> value;
        };
    }
}
