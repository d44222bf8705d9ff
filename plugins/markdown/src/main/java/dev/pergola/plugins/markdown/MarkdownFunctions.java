package dev.pergola.plugins.markdown;

import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.TemplateFunctions;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Component;

/** The function {@code markdown} of templates: <code>{{#markdown}}{{text}}{{/markdown}}</code>. */
@Component
public final class MarkdownFunctions implements TemplateFunctions {

    private final Markdown markdown = new Markdown();

    @Override
    public Map<String, UnaryOperator<Html>> functions() {
        return Map.of(
                "markdown", inside -> markdown.html(plain(inside.markup())).orElse(inside));
    }

    /** What a template puts in is escaped by then; escaped it would be another text in Markdown. */
    private static String plain(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"); // the last, since it may stand before one of the others
    }
}
