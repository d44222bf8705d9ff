package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Templates and functions of plugins, as they are while no plugin comes or goes. What is made of them is kept here, so that
 * it leaves with them. May be used by any number of threads.
 */
public final class TemplateSource {

    /** Of a site without such plugins. */
    public static final TemplateSource NONE = new TemplateSource(name -> Optional.empty(), Map.of());

    private final Function<String, Optional<String>> open;
    private final Map<String, UnaryOperator<String>> functions;
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    /**
     * Templates.
     *
     * @param open finds the text of a template by its name without ending; asked once for each name
     * @param functions for templates, by name; take and answer markup
     */
    public TemplateSource(
            Function<String, Optional<String>> open, Map<String, ? extends UnaryOperator<String>> functions) {
        this.open = requireNonNull(open, "open is null");
        this.functions = Map.copyOf(functions);
    }

    /** The text of a template by its name without ending; empty where no plugin has it. */
    public Optional<String> text(String name) {
        return this == NONE ? Optional.empty() : texts.computeIfAbsent(name, open);
    }

    /** Functions by name. */
    public Map<String, UnaryOperator<String>> functions() {
        return functions;
    }

    /** Something that is made of these templates once and kept as long as they are. */
    public <T> T kept(Class<T> type, Supplier<T> making) {
        return type.cast(kept.computeIfAbsent(type, unknown -> making.get()));
    }
}
