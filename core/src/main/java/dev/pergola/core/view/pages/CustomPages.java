package dev.pergola.core.view.pages;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.CustomPage;
import dev.pergola.core.page.FrontMatter;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.PercentCoding;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.SiteContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what nothing else answers with pages of the user: {@code pages/about.html} in his folder of templates is
 * {@code /about}. The folder is looked at each time, so pages come, change and go while the site runs.
 *
 * <p>A page may say in its front matter which status, title and headers it has, and where it leads instead. May be used by
 * any number of threads.
 */
public final class CustomPages {

    private static final Logger LOG = LoggerFactory.getLogger(CustomPages.class);
    private static final String FOLDER = "pages";
    private static final String ENDING = ".html";
    private static final String STATUS = "status";
    private static final String TITLE = "title";
    private static final String REDIRECT = "redirect";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String FOR_PROGRAMS = ".json";
    private static final int DEEPEST = 8;
    private static final int FAILED = 500;

    private final SiteContext site;
    private final Path templates;
    private final BiFunction<Request, PageDescription, PageParts> parts;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param templates the folder of the user; need not have pages
     * @param parts what page hooks contribute
     */
    public CustomPages(SiteContext site, Path templates, BiFunction<Request, PageDescription, PageParts> parts) {
        this.site = requireNonNull(site, "site is null");
        this.templates = requireNonNull(templates, "templates is null");
        this.parts = requireNonNull(parts, "parts is null");
    }

    /**
     * Answers a request.
     *
     * @param request what nothing else answers
     * @return empty where there is no such page either
     */
    public Optional<Response> answer(Request request) {
        if (!METHODS.contains(request.method()) || request.path().endsWith(FOR_PROGRAMS)) {
            return Optional.empty();
        }
        try {
            String path = TildeCoding.decode(request.path().substring(1)); // percent signs were led here by a detour
            return pages().stream()
                    .flatMap(page -> page.match(path).map(values -> answer(request, page, values)).stream())
                    .findFirst();
        } catch (MalformedTextException malformed) {
            return Optional.empty();
        }
    }

    /** The most special first. */
    private List<PagePath> pages() {
        Path folder = templates.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> PagePath.of(name.substring(0, name.length() - ENDING.length())))
                    .sorted(Comparator.comparingInt((PagePath page) -> -page.literals())
                            .thenComparing(PagePath::name))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("The pages in {} cannot be listed: {}", folder, unreadable.toString());
            return List.of();
        }
    }

    private Response answer(Request request, PagePath found, Map<String, String> values) {
        Map<String, String> says = frontMatter(found.name());
        Optional<Integer> status = status(says.get(STATUS), found.name());
        Response response = says.containsKey(REDIRECT)
                ? Response.redirect(target(says.get(REDIRECT), values))
                : show(request, found, values, says.getOrDefault(TITLE, found.name()));
        if (response.status() >= FAILED) {
            return response; // its template cannot be used
        }
        response = status.map(response::withStatus).orElse(response);
        for (Map.Entry<String, String> header : says.entrySet()) {
            if (!Set.of(STATUS, TITLE, REDIRECT).contains(header.getKey())) {
                response = response.withHeader(header.getKey(), header.getValue());
            }
        }
        return response;
    }

    private Map<String, String> frontMatter(String name) {
        try {
            return FrontMatter.of(Files.readString(templates.resolve(FOLDER).resolve(name + ENDING)))
                    .fields();
        } catch (IOException gone) {
            return Map.of();
        }
    }

    private static Optional<Integer> status(@Nullable String text, String page) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.matches("[1-5][0-9]{2}")) {
            return Optional.of(Integer.valueOf(text));
        }
        LOG.warn("The page {} says status: {}, which is no HTTP status", page, text);
        return Optional.empty();
    }

    /** Values of the path are encoded, so that they cannot become anything but a part of the address. */
    private String target(String text, Map<String, String> values) {
        String target = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            target = target.replace("{" + value.getKey() + "}", PercentCoding.encode(value.getValue()));
        }
        return target.startsWith("/") && !target.startsWith("//") ? site.urls().path(target) : target;
    }

    private Response show(Request request, PagePath found, Map<String, String> values, String title) {
        PageFrame frame = new PageFrame(
                site.site(),
                title,
                List.of(new Crumb("home", site.urls().index())),
                Optional.empty(),
                parts.apply(request, PageDescription.of("page").withTemplate(FOLDER + "/" + found.name() + ENDING)));
        Map<String, String> arguments = new LinkedHashMap<>();
        for (QueryString.Parameter argument : request.query().parameters()) {
            arguments.putIfAbsent(argument.name(), argument.value());
        }
        CustomPage page = new CustomPage(frame, FOLDER + "/" + found.name(), request.path(), values, arguments);
        return site.write(SiteContext.HTML, page, request);
    }
}
