package dev.pergola.core.render.html;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import dev.pergola.api.http.Body;
import dev.pergola.core.page.TemplateSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of the site: those of the user before those that are built in. May be used by any number of threads.
 *
 * <p>A template of the user that is broken costs no visitor his page: the last one that worked is used, or else the built-in
 * one. Only where its author is looking for the fault, it is thrown.
 */
final class Templates {
    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private final BuiltInTemplates builtIn = new BuiltInTemplates();
    private final Optional<Path> folder;
    private final Optional<UserTemplates> users;
    private final BooleanSupplier strict;

    /**
     * Templates.
     *
     * @param folder of the user
     * @param strict whether faults of his templates are to be thrown
     */
    Templates(Optional<Path> folder, BooleanSupplier strict) {
        this.folder = folder;
        this.users = folder.map(path -> new UserTemplates(Optional.of(path), TemplateSource.NONE));
        this.strict = strict;
    }

    /**
     * Fills a template.
     *
     * @param plugins templates of plugins, behind those of the user
     * @param names without the ending, the most special first; the last one is built in, or a page of the user
     * @param scopes where its names are looked up, the last one first
     * @return the page
     * @throws TemplateFault where a template of the user is broken, and there is no other or faults are to be thrown
     */
    Body fill(TemplateSource plugins, List<String> names, Object... scopes) {
        return write(plugins, names, scopes).toBody();
    }

    /** Fills a template as a part of a page. */
    PageText write(TemplateSource plugins, List<String> names, Object... scopes) {
        String last = names.get(names.size() - 1);
        Optional<UserTemplates> others = others(plugins);
        if (others.isEmpty()) {
            return execute(existing(last), scopes);
        }
        UserTemplates.Compiled found =
                others.get().template(others.get().first(names).orElse(last));
        Optional<TemplateFault> fault = found.fault();
        if (found.template().isPresent() && (fault.isEmpty() || !strict.getAsBoolean())) {
            try {
                return execute(found.template().get(), scopes);
            } catch (MustacheException failure) {
                fault = Optional.of(new TemplateFault(
                        "The template " + found.template().get().getName() + " failed: " + failure.getMessage(),
                        failure));
                LOG.warn("{}", fault.get().getMessage());
            }
        }
        if (fault.isPresent()
                && (strict.getAsBoolean() || BuiltInTemplates.open(last).isEmpty())) {
            throw fault.get();
        }
        return execute(builtIn.template(last), scopes);
    }

    private Mustache existing(String name) {
        try {
            return builtIn.template(name);
        } catch (MustacheException missing) {
            throw new TemplateFault("There is no template " + name + ".html.", missing);
        }
    }

    /** Fills a built-in template, whatever the user has. */
    Body fillBuiltIn(String name, Object... scopes) {
        return execute(builtIn.template(name), scopes).toBody();
    }

    /** The first of some names for which the user or a plugin has a template. */
    Optional<String> notBuiltIn(TemplateSource plugins, List<String> names) {
        return others(plugins).flatMap(templates -> templates.first(names));
    }

    /** What is not built in; compiled templates of plugins are kept with these, so that nothing stays of them. */
    private Optional<UserTemplates> others(TemplateSource plugins) {
        return plugins == TemplateSource.NONE
                ? users
                : Optional.of(plugins.kept(UserTemplates.class, () -> new UserTemplates(folder, plugins)));
    }

    private static PageText execute(Mustache template, Object... scopes) {
        PageText out = new PageText();
        template.execute(out, scopes);
        return out;
    }
}
