package dev.pergola.core.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the file of a Maven project says of the plugin itself. Parents are not read, so what stands in one has to stand in
 * {@code bnd.bnd} as well where it matters.
 *
 * @param project the root element
 */
record Pom(Element project) {

    static final String NAME = "pom.xml";

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,2}");
    private static final String NO_VERSION = "0";

    static Pom parse(String text) throws SourceRefusal, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (SAXException wrong) {
            throw SourceRefusal.of(NAME, "It cannot be read: %s".formatted(wrong.getMessage()));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The artifact and the numbers that its version begins with. */
    PluginIdentity identity() throws SourceRefusal {
        String name = text(project, "artifactId").orElse("");
        String version = text(project, "version")
                .or(() -> child(project, "parent").flatMap(parent -> text(parent, "version")))
                .map(this::resolve)
                .orElse(NO_VERSION);
        Matcher numbers = NUMBERS.matcher(version);
        String numbered = numbers.lookingAt() ? numbers.group() : NO_VERSION;
        Optional<String> flaw = PluginIdentity.flaw(name, numbered);
        if (flaw.isPresent()) {
            throw SourceRefusal.of(NAME, flaw.get());
        }
        return new PluginIdentity(name, numbered);
    }

    /** What stands there for bnd; empty where nothing does. */
    String instructions() {
        return child(project, "build").flatMap(build -> child(build, "plugins")).stream()
                .flatMap(plugins -> children(plugins, "plugin"))
                .filter(plugin -> text(plugin, "artifactId").orElse("").startsWith("bnd-maven-"))
                .flatMap(plugin -> child(plugin, "configuration").stream())
                .flatMap(configuration -> text(configuration, "bnd").stream())
                .findFirst()
                .orElse("");
    }

    private String resolve(String text) {
        return PROPERTY.matcher(text)
                .replaceAll(property -> Matcher.quoteReplacement(child(project, "properties")
                        .flatMap(properties -> text(properties, property.group(1)))
                        .orElse("")));
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).map(String::strip);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name));
    }
}
