package dev.pergola.core.view;

import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.PageFrame;
import java.util.List;
import java.util.Optional;

/** The answers of the write API: always JSON. */
public final class JsonAnswer {

    private static final String NAME = "written";

    private JsonAnswer() {}

    /** Nothing more than that it was done. */
    public static Facts ok() {
        return new Facts().and("ok", true);
    }

    /** The same with rows, where somebody wants them. */
    public static Facts ok(Optional<List<PlainValue>> rows) {
        Facts facts = ok();
        rows.ifPresent(read -> facts.and("rows", new PlainValue.Items(read)));
        return facts;
    }

    /** An answer with these members. */
    public static Response of(SiteContext site, Request request, int status, Facts facts) {
        PageFrame frame = new PageFrame(site.site(), NAME, List.of(), Optional.empty(), PageParts.none());
        JsonPage page = new JsonPage(frame, NAME, facts.value());
        return site.write("json", page, request).withStatus(status);
    }
}
