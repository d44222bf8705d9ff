package dev.pergola.core.view;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.page.TemplateFunctions;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.page.TemplateSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the templates and functions of plugins: once for each set of plugins, so that no page asks for them again. */
public final class PluginTemplates {

    /** Templates that plugins bring. */
    public static final HookPoint<PageTemplates> TEMPLATES = HookPoint.shared("page templates", PageTemplates.class);

    /** Functions for templates. */
    public static final HookPoint<TemplateFunctions> FUNCTIONS =
            HookPoint.shared("template functions", TemplateFunctions.class);

    private static final String ENDING = ".html";

    private final Snapshot snapshot;
    private final HookCalls calls;

    private PluginTemplates(Snapshot snapshot, HookCalls calls) {
        this.snapshot = snapshot;
        this.calls = calls;
    }

    /** Those of the plugins that a request has leased. */
    static TemplateSource of(LeasedHooks hooks) {
        return hooks.active(TEMPLATES).isEmpty() && hooks.active(FUNCTIONS).isEmpty()
                ? TemplateSource.NONE
                : hooks.snapshot().derived(PluginTemplates.class, snapshot -> {
                    PluginTemplates found = new PluginTemplates(snapshot, hooks.calls());
                    return new TemplateSource(found::text, found.functions());
                });
    }

    private Optional<String> text(String name) {
        return snapshot.active(TEMPLATES).stream()
                .flatMap(entry -> ask(entry, hook -> hook.text(name + ENDING)).stream())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Map<String, UnaryOperator<String>> functions() {
        Map<String, UnaryOperator<String>> functions = new HashMap<>();
        for (HookEntry<TemplateFunctions> entry : snapshot.active(FUNCTIONS)) {
            ask(entry, hook -> Map.copyOf(hook.functions()))
                    .ifPresent(more -> more.forEach((name, function) ->
                            functions.putIfAbsent(name, inside -> ask(entry, hook -> function.apply(Html.of(inside)))
                                    .map(Html::markup)
                                    .orElse(inside))));
        }
        return functions;
    }

    /** Empty where the plugin fails, which the guard has recorded. */
    private <T, R> Optional<R> ask(HookEntry<T> entry, HookCall<T, R> question) {
        try {
            return Optional.of(calls.call(entry, question));
        } catch (HookFailure | ServerException failure) {
            return Optional.empty();
        }
    }
}
