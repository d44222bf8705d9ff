package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows every link of a static website on the disk. For one thread. */
public final class LinkChecker {

    private static final List<String> ATTRIBUTES = List.of("href", "src", "data", "action", "poster", "xlink:href");
    private static final Pattern STYLE_LINK = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)|@import\\s+[\"']([^\"']+)");

    private final Path root;
    private final Map<Path, Document> documents = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int links;
    private int pages;

    private LinkChecker(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Checks a website.
     *
     * @param root its directory
     * @return what was found
     */
    public static LinkChecker check(Path root) {
        LinkChecker checker = new LinkChecker(root);
        try (Stream<Path> files = Files.walk(checker.root)) {
            files.filter(Files::isRegularFile).sorted().forEach(checker::look);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return checker;
    }

    /**
     * Links that lead nowhere.
     *
     * @return each with the file on which it stands
     */
    public List<String> broken() {
        return broken;
    }

    /**
     * How many links were followed.
     *
     * @return at least as many as there are broken ones
     */
    public int links() {
        return links;
    }

    /**
     * How many pages there are.
     *
     * @return files of HTML
     */
    public int pages() {
        return pages;
    }

    private void look(Path file) {
        if (file.toString().endsWith(".html")) {
            pages++;
            Document page = document(file);
            documents.remove(file);
            page.getAllElements().forEach(element -> look(file, element));
        } else if (file.toString().endsWith(".css")) {
            style(file, text(file));
        }
    }

    private void look(Path file, Element element) {
        for (String attribute : ATTRIBUTES) {
            if (element.hasAttr(attribute)) {
                follow(file, element.attr(attribute));
            }
        }
        if (element.hasAttr("srcset")) {
            for (String candidate : element.attr("srcset").split(",\\s+")) {
                follow(file, candidate.strip().split("\\s+")[0]);
            }
        }
        style(file, element.attr("style"));
        if (element.normalName().equals("style")) {
            style(file, element.data());
        }
    }

    private void style(Path file, String style) {
        Matcher found = STYLE_LINK.matcher(style.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (found.find()) {
            follow(file, found.group(1) == null ? found.group(2) : found.group(1));
        }
    }

    private void follow(Path file, String link) {
        links++;
        if (link.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            return;
        }
        URI parts = URI.create(link);
        String path = parts.getRawPath() == null ? "" : parts.getRawPath();
        Path target = path.isEmpty()
                ? file
                : file.resolveSibling(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8))
                        .normalize();
        if (path.startsWith("/") || !target.startsWith(root) || !Files.isRegularFile(target)) {
            broken.add(root.relativize(file) + " has " + link);
        } else if (parts.getFragment() != null
                && !parts.getFragment().isEmpty()
                && target.toString().endsWith(".html")
                && document(target).getElementById(parts.getFragment()) == null) {
            broken.add(root.relativize(file) + " has " + link + ", but nothing there has this name");
        }
    }

    private Document document(Path file) {
        if (documents.size() > 100) {
            documents.clear();
        }
        return documents.computeIfAbsent(file, page -> Jsoup.parse(text(page)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
