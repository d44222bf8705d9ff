package dev.pergola.itest.tutorial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A local Maven repository in which what was built here lies as if it had been released. Everything else is that of the user,
 * linked, so that nothing is downloaded twice and nothing of this build gets there.
 */
final class ReleasedArtifacts {

    /** What a plugin is built with, and what that needs. */
    private static final List<String> MODULES = List.of(".", "api", "core", "api/testing", "api/archetype");

    private static final Path GROUP = Path.of("dev", "pergola");

    private final Path sources;
    private final Path repository;

    private ReleasedArtifacts(Path sources, Path repository) {
        this.sources = sources;
        this.repository = repository;
    }

    /**
     * Fills a repository.
     *
     * @param sources the root of this project, built
     * @param repository an empty folder
     */
    static void into(Path sources, Path repository) throws IOException {
        ReleasedArtifacts artifacts = new ReleasedArtifacts(sources, repository);
        artifacts.linkUserRepository();
        for (String module : MODULES) {
            artifacts.release(sources.resolve(module).normalize());
        }
    }

    private void linkUserRepository() throws IOException {
        Path user = Path.of(System.getProperty(
                "maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        Path own = GROUP.getName(0);
        link(user, repository, own);
        Files.createDirectories(repository.resolve(own));
        link(user.resolve(own), repository.resolve(own), GROUP.getFileName());
    }

    private static void link(Path from, Path to, Path except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.endsWith(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private void release(Path module) throws IOException {
        Path pom = module.resolve("pom.xml");
        String artifact = text(pom, "artifactId");
        String version = text(pom, "version");
        Path folder = Files.createDirectories(
                repository.resolve(GROUP).resolve(artifact).resolve(version));
        String name = artifact + "-" + version;
        Files.copy(pom, folder.resolve(name + ".pom"));
        if (!module.equals(sources)) {
            Path jar = module.resolve("target").resolve(name + ".jar");
            if (!Files.exists(jar)) {
                throw new AssertionError("there is no " + jar + "; `mvn package` builds it");
            }
            Files.copy(jar, folder.resolve(name + ".jar"));
        }
    }

    /** What the project says of itself, else what its parent says. */
    private static String text(Path pom, String element) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            Element project = document.getDocumentElement();
            return child(project, element)
                    .or(() -> child(project, "parent").flatMap(parent -> child((Element) parent, element)))
                    .orElseThrow()
                    .getTextContent()
                    .strip();
        } catch (ParserConfigurationException | SAXException wrong) {
            throw new IOException(pom + " cannot be read", wrong);
        }
    }

    private static Optional<Node> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }
}
