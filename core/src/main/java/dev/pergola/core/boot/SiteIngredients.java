package dev.pergola.core.boot;

import dev.pergola.api.http.Response;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.ReadLog;
import dev.pergola.core.dispatch.Ingredients;
import dev.pergola.core.model.SourceVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the answers of one site are made of. May be asked by any number of threads. */
final class SiteIngredients implements Ingredients {

    private final Databases databases;
    private final PageFolders folders;
    private final Supplier<List<Object>> settled;
    private volatile Numbered last = new Numbered(0, List.of());

    /** What was settled, and the number under which answers know it. */
    private record Numbered(long number, List<Object> settled) {

        /** By identity, which is quick and never mistaken: what changes is replaced and never the same object again. */
        boolean is(List<Object> others) {
            boolean same = settled.size() == others.size();
            for (int i = 0; same && i < others.size(); i++) {
                same = settled.get(i) == others.get(i);
            }
            return same;
        }
    }

    /**
     * The ingredients of a site.
     *
     * @param databases of the site
     * @param settled the configuration and all that is made of it; immutable objects that are replaced by a change
     * @param folders of the user
     */
    SiteIngredients(Databases databases, Supplier<List<Object>> settled, PageFolders folders) {
        this.databases = databases;
        this.settled = settled;
        this.folders = folders;
    }

    @Override
    public long configuration() {
        List<Object> now = settled.get();
        Numbered known = last;
        return known.is(now) ? known.number() : renumber();
    }

    private synchronized long renumber() {
        List<Object> now = settled.get();
        if (!last.is(now)) {
            last = new Numbered(last.number() + 1, now);
        }
        return last.number();
    }

    @Override
    public boolean isCurrent(SourceVersion noted) {
        return databases.isCurrent(noted);
    }

    @Override
    public Made watch(Supplier<Response> work) {
        ReadLog log = new ReadLog();
        Response response = databases.logs().during(log, work);
        return new Made(response, isPageOfUser(response) ? Optional.empty() : log.sources());
    }

    /** Whoever edits templates sees the change at once, and nobody tells the server of it. */
    private boolean isPageOfUser(Response response) {
        return folders.templates().isPresent()
                && response.headers()
                        .first("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    @Override
    public void asked() {
        databases.logs().current().ifPresent(ReadLog::beUncertain);
    }
}
