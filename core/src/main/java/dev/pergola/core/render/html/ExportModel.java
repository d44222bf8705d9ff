package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.QueryString.Parameter;
import dev.pergola.core.page.TablePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a table for programs, in all their shapes. */
record ExportModel(
        List<LinkModel> shapes, String csvAddress, List<Parameter> csvArguments, boolean labels, boolean streams) {

    /** What the form has fields for, or what makes no difference for a file. */
    private static final Set<String> NOT_FOR_FILES = Set.of("_labels", "_facet", "_size", "_stream", "_dl");

    static ExportModel of(TablePage page) {
        String path = page.controls().address().path();
        QueryString query = page.controls().address().query();
        QueryString unshaped = query.without("_shape").without("_nl");
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("default", unshaped.appendTo(path + ".json"));
        shapes.put("array", unshaped.with("_shape", "array").appendTo(path + ".json"));
        shapes.put(
                "newline-delimited",
                unshaped.with("_shape", "array").with("_nl", "on").appendTo(path + ".json"));
        if (!page.table().primaryKey().isEmpty()) {
            shapes.put("object", unshaped.with("_shape", "object").appendTo(path + ".json"));
        }
        return new ExportModel(
                LinkModel.of(shapes),
                path + ".csv",
                query.parameters().stream()
                        .filter(argument -> !NOT_FOR_FILES.contains(argument.name()))
                        .toList(),
                page.grid().labelled(),
                page.offers().streams() && page.grid().rows().next().isPresent() && !query.has("_next"));
    }
}
