package dev.pergola.plugins.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what was found, with links from file to file. What the last export has written already is not touched. */
final class SiteFiles {

    private static final int LONGEST_CHAIN = 10;

    private final Visitor visitor;
    private final StaticPage pages;
    private final SiteRules rules;
    private final Manifest last;
    private final OutputFolder folder;
    private final Map<Address, Crawl.Found> found;
    private final Map<Address, String> names = new LinkedHashMap<>();

    /**
     * Gives each address a file.
     *
     * @param found in the order in which it was found
     */
    SiteFiles(Copying copying, Visitor visitor, StaticPage pages, Map<Address, Crawl.Found> found) {
        this.visitor = visitor;
        this.pages = pages;
        this.rules = copying.rules();
        this.last = copying.last();
        this.folder = copying.folder();
        this.found = found;
        FileNames files = new FileNames();
        if (rules.search()) {
            SearchFiles.NAMES.forEach(files::reserve);
        }
        for (Crawl.Found each : found.values()) {
            CopiedPage page = each.page();
            if (page.kind() != CopiedPage.Kind.REDIRECT || leadsSomewhere(page)) {
                names.put(page.address(), files.of(page.address(), page.contentType()));
            }
        }
    }

    /** A redirect to what is not copied would lead to nothing, unless it leads to another website. */
    private boolean leadsSomewhere(CopiedPage redirect) {
        return end(redirect.address()).isPresent() || elsewhere(redirect).isPresent();
    }

    private Optional<String> elsewhere(CopiedPage redirect) {
        String location = redirect.redirect().orElse("");
        return redirect.address()
                .resolve(location, pages.basePath())
                .map(target -> rules.elsewhere(new LinkedText.Link(target, "", false)))
                .orElseGet(() -> Optional.of(location).filter(link -> link.matches("https?://.*")));
    }

    /** Where one gets by following redirects; empty where that is not copied. */
    private Optional<Address> end(Address begin) {
        Address at = begin;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Crawl.Found there = found.get(at);
            if (there == null) {
                return Optional.empty();
            }
            if (there.page().kind() != CopiedPage.Kind.REDIRECT) {
                return Optional.of(at);
            }
            if (there.page().links().isEmpty()) {
                return Optional.empty();
            }
            at = there.page().links().get(0);
        }
        return Optional.empty();
    }

    /** The file that a link leads to. */
    private Optional<String> target(Address address) {
        return address.equals(SearchFiles.PAGE)
                ? Optional.of(SearchFiles.PAGE_FILE)
                : end(address).map(names::get).or(() -> Optional.ofNullable(names.get(address)));
    }

    /** How the link is to be written on a file. */
    private Function<LinkedText.Link, Optional<String>> from(String file) {
        return link -> (rules.wants(link) || link.target().equals(SearchFiles.PAGE)
                        ? target(link.target())
                        : Optional.<String>empty())
                .map(target -> RelativePath.between(file, target) + link.fragment())
                .or(() -> rules.elsewhere(link));
    }

    /**
     * One file.
     *
     * @param line of the next manifest
     * @param changed whether it had to be written
     */
    record Written(Manifest.Line line, boolean changed) {}

    /** The addresses that become files. */
    List<Crawl.Found> all() {
        return names.keySet().stream().map(found::get).toList();
    }

    /** Makes sure that the file of an address is as it shall be. */
    Written write(Crawl.Found each) throws IOException, ExecutionException {
        Manifest.Line line = line(each.page());
        return new Written(line, !isAsItShallBe(line) && write(each, line.file()));
    }

    /** Whether the file of an address need not be written. */
    boolean isAsItShallBe(Crawl.Found each) {
        return isAsItShallBe(line(each.page()));
    }

    private boolean isAsItShallBe(Manifest.Line line) {
        return last.find(line.page().address())
                .filter(old -> old.file().equals(line.file())
                        && old.places().equals(line.places())
                        && old.page().source().equals(line.page().source())
                        && folder.exists(line.file()))
                .isPresent();
    }

    private Manifest.Line line(CopiedPage page) {
        String places = page.kind() == CopiedPage.Kind.FILE ? "" : Digest.of(places(page));
        return new Manifest.Line(
                page, Optional.ofNullable(names.get(page.address())).orElseThrow(), places);
    }

    private String places(CopiedPage page) {
        return page.links().stream()
                .map(link -> target(link).orElse("-"))
                .collect(Collectors.joining("\n", page.redirect().orElse("") + "\n", ""));
    }

    private boolean write(Crawl.Found each, String name) throws IOException, ExecutionException {
        if (each.page().kind() == CopiedPage.Kind.REDIRECT) {
            return folder.write(name, redirect(each.page(), name).getBytes(StandardCharsets.UTF_8));
        }
        Path kept = each.visit().kept().isPresent()
                ? each.visit().kept().get()
                : visitor.again(each.page().address())
                        .kept()
                        .orElseThrow(() -> new IOException(each.page().address() + " has changed meanwhile."));
        if (each.page().kind() == CopiedPage.Kind.FILE) {
            return folder.move(kept, name);
        }
        LinkedText text = LinkedText.of(Files.readAllBytes(kept));
        Files.delete(kept);
        return folder.write(name, text.filled(from(name)).getBytes(StandardCharsets.UTF_8));
    }

    private String redirect(CopiedPage page, String name) {
        String target = end(page.address())
                .map(names::get)
                .map(file -> RelativePath.between(name, file))
                .or(() -> elsewhere(page))
                .orElse("")
                .replace("&", "&amp;")
                .replace("\"", "&quot;");
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Moved</title>
                <meta http-equiv="refresh" content="0; url=%s"><meta name="robots" content="noindex"></head>
                <body><p>This page is <a href="%s">somewhere else</a>.</p></body></html>
                """.formatted(target, target);
    }

    /** Deletes what the last export has written and this one has not; answers how many files that were. */
    int deleteOthers() throws IOException {
        Set<String> kept = new HashSet<>(names.values());
        int deleted = 0;
        for (Manifest.Line line : last.lines().values()) {
            if (!kept.contains(line.file()) && folder.exists(line.file())) {
                folder.delete(line.file());
                deleted++;
            }
        }
        return deleted;
    }

    /** Addresses and their files. */
    Map<Address, String> names() {
        return names;
    }
}
