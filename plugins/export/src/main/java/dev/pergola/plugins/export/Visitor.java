package dev.pergola.plugins.export;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the site for an address, finds the links of the answer, and keeps it on the disk unless it is what it was the last time.
 * May be used by several threads.
 */
final class Visitor {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Site site;
    private final StaticPage pages;
    private final SiteRules rules;
    private final Manifest last;
    private final OutputFolder folder;
    private final boolean sameSite;

    /**
     * Makes a visitor.
     *
     * @param site which is asked
     * @param pages makes pages static
     * @param rules what belongs to the copy
     * @param last what is known from the last time
     * @param folder where to keep answers
     */
    Visitor(Site site, StaticPage pages, SiteRules rules, Last last, OutputFolder folder) {
        this.site = site;
        this.pages = pages;
        this.rules = rules;
        this.last = last.manifest();
        this.folder = folder;
        this.sameSite = last.sameSite();
    }

    /**
     * What is known from the last time.
     *
     * @param manifest what was written, by the same rules
     * @param sameSite whether the site is still made of the same data, configuration and plugins
     */
    record Last(Manifest manifest, boolean sameSite) {}

    /**
     * What has become of a visit.
     *
     * @param page what was found; empty where the answer was a problem
     * @param kept the answer on the disk; empty where it is that of the last time
     * @param problem what was answered instead; empty where all is well
     */
    record Visit(Optional<CopiedPage> page, Optional<Path> kept, String problem) {

        static Visit failed(String problem) {
            return new Visit(Optional.empty(), Optional.empty(), problem);
        }

        static Visit unchanged(CopiedPage page) {
            return new Visit(Optional.of(page), Optional.empty(), "");
        }
    }

    /** Asks for an address, unless it is certain that the answer is that of the last time. */
    Visit visit(Address address) throws IOException {
        Optional<CopiedPage> before = last.find(address)
                .filter(line -> sameSite && line.page().steady() && folder.exists(line.file()))
                .map(Manifest.Line::page);
        return before.isPresent() ? Visit.unchanged(before.get()) : ask(address, true);
    }

    /** Asks for an address and keeps the answer, whatever was there the last time. */
    Visit again(Address address) throws IOException {
        return ask(address, false);
    }

    private Visit ask(Address address, boolean compare) throws IOException {
        Response response = site.get(address);
        try (Body body = response.body()) {
            if (REDIRECTS.contains(response.status())) {
                return redirect(address, response.headers().first("Location").orElse(""));
            }
            if (response.status() != 200) {
                return Visit.failed("status " + response.status());
            }
            String type = response.headers().first("Content-Type").orElse("application/octet-stream");
            String media = FileName.mediaType(type);
            boolean steady = media.equals("text/html")
                    && response.headers()
                            .first("ETag")
                            .filter(tag -> tag.startsWith("\""))
                            .isPresent();
            Answer answer = new Answer(address, media, steady, compare);
            return switch (media) {
                case "text/html", "application/xhtml+xml" -> page(answer, bytes(body));
                case "text/css" -> style(answer, bytes(body));
                default -> file(answer, body);
            };
        }
    }

    private record Answer(Address address, String media, boolean steady, boolean compare) {}

    private static byte[] bytes(Body body) throws IOException {
        Optional<byte[]> ready = body.bytes();
        if (ready.isPresent()) {
            return ready.get();
        }
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        body.writeTo(collected);
        return collected.toByteArray();
    }

    private Visit redirect(Address address, String location) {
        List<Address> links = address.resolve(location, pages.basePath())
                .map(target -> new LinkedText.Link(target, "", false))
                .filter(rules::wants)
                .map(link -> List.of(link.target()))
                .orElseGet(List::of);
        return Visit.unchanged(new CopiedPage(
                address,
                CopiedPage.Kind.REDIRECT,
                "text/html",
                Digest.of(location),
                0,
                false,
                Optional.of(location),
                links,
                "",
                ""));
    }

    private Optional<CopiedPage> same(Answer answer, String source) {
        return last.find(answer.address())
                .filter(line -> answer.compare() && line.page().source().equals(source))
                .map(Manifest.Line::page)
                .filter(page -> page.contentType().equals(answer.media()) && page.steady() == answer.steady());
    }

    private Visit page(Answer answer, byte[] content) throws IOException {
        SourcePage page = pages.of(new String(content, StandardCharsets.UTF_8), answer.address());
        String source = Digest.of(page.text().bytes());
        Optional<CopiedPage> same = same(answer, source);
        if (same.isPresent()) {
            return Visit.unchanged(same.get());
        }
        CopiedPage found = new CopiedPage(
                answer.address(),
                CopiedPage.Kind.PAGE,
                answer.media(),
                source,
                content.length,
                answer.steady(),
                Optional.empty(),
                wanted(page.text()),
                page.title().replaceAll("\\s+", " ").strip(),
                page.excerpt().replaceAll("\\s+", " ").strip());
        return kept(found, page.text());
    }

    private Visit style(Answer answer, byte[] content) throws IOException {
        String source = Digest.of(content);
        Optional<CopiedPage> same = same(answer, source);
        if (same.isPresent()) {
            return Visit.unchanged(same.get());
        }
        LinkedText text =
                StyleLinks.of(new String(content, StandardCharsets.UTF_8), answer.address(), pages.basePath());
        return kept(plain(answer, CopiedPage.Kind.STYLE, source, content.length, wanted(text)), text);
    }

    private Visit kept(CopiedPage page, LinkedText text) throws IOException {
        Path kept = folder.unfinished();
        Files.write(kept, text.bytes());
        return new Visit(Optional.of(page), Optional.of(kept), "");
    }

    private Visit file(Answer answer, Body body) throws IOException {
        Path kept = folder.unfinished();
        MessageDigest digest = Digest.begin();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(kept), digest)) {
            body.writeTo(out);
        }
        String source = Digest.end(digest);
        Optional<CopiedPage> same = same(answer, source);
        if (same.isPresent()) {
            Files.delete(kept);
            return Visit.unchanged(same.get());
        }
        CopiedPage page = plain(answer, CopiedPage.Kind.FILE, source, Files.size(kept), List.of());
        return new Visit(Optional.of(page), Optional.of(kept), "");
    }

    private static CopiedPage plain(
            Answer answer, CopiedPage.Kind kind, String source, long bytes, List<Address> links) {
        return new CopiedPage(
                answer.address(),
                kind,
                answer.media(),
                source,
                bytes,
                answer.steady(),
                Optional.empty(),
                links,
                "",
                "");
    }

    private List<Address> wanted(LinkedText text) {
        return text.links().stream()
                .filter(rules::wants)
                .map(LinkedText.Link::target)
                .distinct()
                .toList();
    }
}
