package dev.pergola.core.render.html;

import dev.pergola.core.page.CustomPage;
import java.util.Map;

/** What a page that the user has written knows of the request. */
record CustomModel(String path, Map<String, String> parameters, Map<String, String> arguments) {

    static CustomModel of(CustomPage page) {
        return new CustomModel(page.path(), page.parameters(), page.arguments());
    }
}
