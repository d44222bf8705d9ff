package dev.pergola.core.view.openapi;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import java.util.List;

/**
 * What GET answers at an address.
 *
 * @param tag under which tools show it
 * @param summary a few words
 * @param parameters the arguments
 * @param content what comes by media type
 */
record Operation(String tag, String summary, List<PlainValue> parameters, PlainValue content) {

    /** Copies the list. */
    Operation {
        parameters = List.copyOf(parameters);
    }

    /** An answer in JSON. */
    static PlainValue json(PlainValue schema) {
        return new Facts()
                .and("application/json", new Facts().and("schema", schema).value())
                .value();
    }

    /** An answer of which nothing is known. */
    static PlainValue anything() {
        return new Facts().and("*/*", new Facts().value()).value();
    }

    /** As a member of {@code paths}. */
    PlainValue item(String identifier) {
        PlainValue responses = new Facts()
                .and(
                        "200",
                        new Facts()
                                .and("description", "The answer")
                                .and("content", content)
                                .value())
                .and("default", Schemas.reference("responses", Schemas.PROBLEM))
                .value();
        Facts operation = new Facts()
                .and("operationId", identifier)
                .and("tags", List.of(tag))
                .and("summary", summary);
        if (!parameters.isEmpty()) {
            operation.and("parameters", new PlainValue.Items(parameters));
        }
        return new Facts()
                .and("get", operation.and("responses", responses).value())
                .value();
    }
}
