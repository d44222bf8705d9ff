package dev.pergola.core.render.html;

import dev.pergola.core.page.PlanStep;
import dev.pergola.core.text.HtmlEscaping;
import java.util.List;
import java.util.Locale;

/** The plan of a statement as a list of lists. */
final class PlanHtml {

    private PlanHtml() {}

    static PageText of(List<PlanStep> steps) {
        PageText html = new PageText();
        if (!steps.isEmpty()) {
            add(html, steps, "<ul class=\"query-plan\">");
        }
        return html;
    }

    private static void add(PageText html, List<PlanStep> steps, String start) {
        html.add(start);
        for (PlanStep step : steps) {
            html.add("<li class=\"plan-")
                    .add(step.kind().name().toLowerCase(Locale.ROOT))
                    .add("\">");
            if (!step.kind().label().isEmpty()) {
                html.add("<span class=\"plan-kind\">").add(step.kind().label()).add("</span> ");
            }
            html.add(HtmlEscaping.escape(step.words()));
            if (!step.words().equals(step.detail())) {
                html.add(" <code>").add(HtmlEscaping.escape(step.detail())).add("</code>");
            }
            if (!step.steps().isEmpty()) {
                add(html, step.steps(), "<ul>");
            }
            html.add("</li>\n");
        }
        html.add("</ul>");
    }
}
