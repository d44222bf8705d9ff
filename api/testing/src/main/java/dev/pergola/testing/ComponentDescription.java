package dev.pergola.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@code bnd} wrote about a class with {@code @Component}: what it provides, and with which properties. */
final class ComponentDescription {

    private final List<String> interfaces = new ArrayList<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    private ComponentDescription() {}

    /**
     * The hook that an object of such a class is.
     *
     * @throws IllegalArgumentException where nothing is written about its class
     */
    static HookUnderTest of(Object component) {
        Class<?> type = component.getClass();
        String place = "OSGI-INF/" + type.getName() + ".xml";
        try (InputStream source = type.getClassLoader().getResourceAsStream(place)) {
            if (source == null) {
                throw new IllegalArgumentException(
                        "There is no %s on the class path. It is written by bnd from the annotation @Component when the build has compiled the classes (`mvn process-classes`); for a class without that annotation name the interface and the properties: with(RouteHook.class, hook, Map.of(...))."
                                .formatted(place));
            }
            ComponentDescription description = new ComponentDescription();
            description.read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(source));
            return new HookUnderTest(component, description.interfaces, description.properties);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (XMLStreamException wrong) {
            throw new IllegalArgumentException(place + " describes no component: " + wrong.getMessage(), wrong);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("provide")) {
                    interfaces.add(xml.getAttributeValue(null, "interface"));
                } else if (xml.getLocalName().equals("property")) {
                    readProperty(xml);
                }
            }
        }
    }

    private void readProperty(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        String type = xml.getAttributeValue(null, "type");
        String value = xml.getAttributeValue(null, "value");
        Class<?> target = typeOf(type == null ? "String" : type);
        properties.put(name, value == null ? several(xml.getElementText(), target) : single(value, target));
    }

    private static Object several(String lines, Class<?> type) {
        List<String> values =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Object array = Array.newInstance(type, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, single(values.get(i), type));
        }
        return array;
    }

    private static Class<?> typeOf(String name) {
        return switch (name) {
            case "Boolean" -> Boolean.class;
            case "Integer" -> Integer.class;
            case "Long" -> Long.class;
            case "Double" -> Double.class;
            default -> String.class;
        };
    }

    private static Object single(String value, Class<?> type) {
        if (type == Boolean.class) {
            return Boolean.valueOf(value);
        }
        if (type == Integer.class) {
            return Integer.valueOf(value);
        }
        if (type == Long.class) {
            return Long.valueOf(value);
        }
        return type == Double.class ? Double.valueOf(value) : value;
    }
}
