package dev.pergola.core.plugins.settings;

import dev.pergola.core.plugins.settings.DeclaredSetting.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a description in the format of the OSGi Metatype specification, such as build tools write it from
 * {@code @ObjectClassDefinition}: what the settings are ({@code OCD} with {@code AD}), and which blocks hold them
 * ({@code Designate}). Reads no document type and nothing outside of the description. Used once.
 */
public final class DeclarationReader {

    private final XMLStreamReader xml;
    private final Map<String, Map<String, DeclaredSetting>> definitions = new LinkedHashMap<>();
    private final Map<String, List<String>> blocks = new LinkedHashMap<>();
    private Map<String, DeclaredSetting> definition = new LinkedHashMap<>();
    private String block = "";

    private DeclarationReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a description.
     *
     * @param source the XML; left open
     * @return what it declares; definitions that belong to no block are left out
     * @throws IOException where it cannot be read or is no such description
     */
    public static List<SettingsDeclaration> read(InputStream source) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            DeclarationReader reader = new DeclarationReader(factory.createXMLStreamReader(source));
            reader.readAll();
            return reader.declarations();
        } catch (XMLStreamException wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    private void readAll() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "OCD" -> {
                        definition = new LinkedHashMap<>();
                        definitions.put(needed("id"), definition);
                    }
                    case "AD" -> readSetting();
                    case "Designate" -> block = attribute("pid").orElse("");
                    case "Object" ->
                        blocks.computeIfAbsent(needed("ocdref"), id -> new ArrayList<>())
                                .add(block);
                    default -> {
                        // Names and icons for consoles say nothing about values.
                    }
                }
            }
        }
    }

    private void readSetting() throws XMLStreamException {
        String key = needed("id");
        SettingType type = SettingType.named(needed("type"))
                .orElseThrow(() -> wrong("the setting " + key + " has no type that the specification knows"));
        boolean list = !attribute("cardinality").orElse("0").equals("0");
        Optional<String> text = attribute("default");
        boolean required =
                text.isEmpty() && !attribute("required").orElse("true").equals("false");
        Limits limits = new Limits(limit("min", key), limit("max", key));
        String description = attribute("description").orElse("");
        List<String> defaults =
                list ? elements(text.orElse("")) : text.map(List::of).orElseGet(List::of);
        definition.put(key, new DeclaredSetting(key, type, list, required, defaults, options(), limits, description));
    }

    private Map<String, String> options() throws XMLStreamException {
        Map<String, String> options = new LinkedHashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("AD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Option")) {
                options.put(needed("value"), attribute("label").orElse(""));
            }
        }
        return options;
    }

    /** Separated by commas; a comma, a blank or a backslash that belongs to an element has a backslash before it. */
    private static List<String> elements(String defaults) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        for (int i = 0; i < defaults.length(); i++) {
            char next = defaults.charAt(i);
            if (next == '\\' && i + 1 < defaults.length()) {
                element.append(defaults.charAt(++i));
            } else if (next == ',') {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(next);
            }
        }
        if (!defaults.isEmpty()) {
            elements.add(element.toString());
        }
        return elements;
    }

    private Optional<BigDecimal> limit(String name, String key) throws XMLStreamException {
        Optional<String> text = attribute(name);
        try {
            return text.map(BigDecimal::new);
        } catch (NumberFormatException noNumber) {
            throw wrong("the limit " + name + " of the setting " + key + " is no number");
        }
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private String needed(String name) throws XMLStreamException {
        return attribute(name)
                .orElseThrow(() -> wrong("an element " + xml.getLocalName() + " has no attribute " + name));
    }

    private XMLStreamException wrong(String what) {
        return new XMLStreamException(what, xml.getLocation());
    }

    private List<SettingsDeclaration> declarations() {
        List<SettingsDeclaration> declarations = new ArrayList<>();
        definitions.forEach((id, settings) -> {
            if (blocks.containsKey(id)) {
                declarations.add(new SettingsDeclaration(blocks.getOrDefault(id, List.of()), settings));
            }
        });
        return declarations;
    }
}
