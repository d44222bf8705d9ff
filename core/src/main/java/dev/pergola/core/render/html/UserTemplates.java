package dev.pergola.core.render.html;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import dev.pergola.core.page.FrontMatter;
import dev.pergola.core.page.TemplateSource;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates in a folder of the user, before those of plugins, before those that are built in. Each use looks whether one of the files behind a
 * template has changed, which costs a look at the directory and no reading. May be used by any number of threads.
 *
 * <p>Where a file is changed into something that is no template, the one before stays in use, and the log says what is
 * wrong with the new one.
 */
final class UserTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(UserTemplates.class);
    private static final String ENDING = ".html";

    private final Optional<Path> folder;
    private final TemplateSource plugins;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    /**
     * Templates.
     *
     * @param folder of the user
     * @param plugins of plugins, behind those of the user
     */
    UserTemplates(Optional<Path> folder, TemplateSource plugins) {
        this.folder = folder.map(path -> path.toAbsolutePath().normalize());
        this.plugins = plugins;
    }

    /** What can be seen of a file without reading it; a file that is not there has a stamp as well. */
    record Stamp(long modified, long size, String key) {

        private static final Stamp ABSENT = new Stamp(0, -1, "");

        static Stamp of(Path file) {
            try {
                BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
                return seen.isRegularFile()
                        ? new Stamp(
                                seen.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                                seen.size(),
                                String.valueOf(seen.fileKey()))
                        : ABSENT;
            } catch (IOException absent) {
                return ABSENT;
            }
        }
    }

    /**
     * What became of a template.
     *
     * @param template the newest that could be compiled
     * @param fault what is wrong with a newer one
     * @param seen the files that were looked for
     */
    record Compiled(Optional<Mustache> template, Optional<TemplateFault> fault, Map<Path, Stamp> seen) {

        private boolean isCurrent() {
            return seen.entrySet().stream()
                    .allMatch(file -> Stamp.of(file.getKey()).equals(file.getValue()));
        }
    }

    /** The first of some names for which there is a file. */
    Optional<String> first(List<String> names) {
        return names.stream()
                .filter(name -> isInFolder(name) || plugins.text(name).isPresent())
                .findFirst();
    }

    private boolean isInFolder(String name) {
        return file(name).filter(file -> !Stamp.of(file).equals(Stamp.ABSENT)).isPresent();
    }

    /** A template of the folder, of a plugin or a built-in one, with their parts. */
    Compiled template(String name) {
        Compiled known = compiled.get(name);
        if (known != null && known.isCurrent()) {
            return known;
        }
        Compiled fresh = compile(name, Optional.ofNullable(known).flatMap(Compiled::template));
        compiled.put(name, fresh);
        return fresh;
    }

    private Compiled compile(String name, Optional<Mustache> before) {
        Map<Path, Stamp> seen = new HashMap<>();
        try {
            Mustache template = new TemplateFactory(part -> open(part, seen)).compile(name);
            return new Compiled(Optional.of(template), Optional.empty(), seen);
        } catch (MustacheException failure) {
            TemplateFault fault = new TemplateFault(
                    "The template %s%s cannot be used: %s"
                            .formatted(
                                    name + ENDING,
                                    folder.map(path -> " in " + path).orElse(""),
                                    reason(failure)),
                    failure);
            LOG.warn("{}", fault.getMessage());
            return new Compiled(before, Optional.of(fault), seen);
        }
    }

    /** The innermost words, which name the line. */
    private static String reason(MustacheException failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof MustacheException deeper) {
            cause = deeper;
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private Reader open(String name, Map<Path, Stamp> seen) {
        if (!name.startsWith(BuiltInTemplates.PREFIX)) {
            Optional<Path> file = file(name);
            if (file.isPresent()) {
                Stamp stamp = Stamp.of(file.get());
                seen.put(file.get(), stamp);
                if (!stamp.equals(Stamp.ABSENT)) {
                    return read(name, file.get());
                }
            }
            Optional<String> text = plugins.text(name);
            if (text.isPresent()) {
                return new StringReader(text.get());
            }
        }
        return BuiltInTemplates.open(name)
                .orElseThrow(() -> new MustacheException("There is no template " + name + ENDING + "."));
    }

    /** What a page says about itself is no part of its template, but its lines count. */
    private static Reader read(String name, Path file) {
        try {
            String text = Files.readString(file);
            int lines = FrontMatter.of(text).lines();
            return new StringReader(lines == 0 ? text : comment(lines) + content(text, lines));
        } catch (IOException unreadable) {
            throw new MustacheException("The template " + name + ENDING + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static String comment(int lines) {
        return "{{!" + "\n".repeat(lines) + "}}";
    }

    private static String content(String text, int from) {
        return text.lines().skip(from).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A name that leads out of the folder names nothing. */
    private Optional<Path> file(String name) {
        return folder.flatMap(
                path -> Optional.of(path.resolve(name + ENDING).normalize()).filter(file -> file.startsWith(path)));
    }
}
