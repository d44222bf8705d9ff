package dev.pergola.core.render.html;

import dev.pergola.core.page.SchemaPage;
import java.util.List;

/** What a page of schemas shows. */
record SchemaModel(String heading, String jsonLink, String markdownLink, List<Schema> schemas) {

    /** One schema; blank SQL means that there is nothing to be shown. */
    record Schema(String name, String address, String sql) {}

    static SchemaModel of(SchemaPage page) {
        return new SchemaModel(
                page.heading(),
                page.frame().jsonAddress().orElse(""),
                page.markdownAddress(),
                page.schemas().stream()
                        .map(schema -> new Schema(schema.name(), schema.address(), schema.sql()))
                        .toList());
    }
}
