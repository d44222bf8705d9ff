package dev.pergola.core.render.html;

import dev.pergola.core.page.JsonPage;

/** What a page of facts shows. */
record FactsModel(String heading, String jsonLink, String facts) {

    static FactsModel of(JsonPage page) {
        return new FactsModel(page.name() + ".json", page.frame().jsonAddress().orElse(""), FactsHtml.of(page.tree()));
    }
}
