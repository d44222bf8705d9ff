package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.plan.NextToken;
import dev.pergola.core.query.TableRows;
import java.util.Optional;

/** The rows of a table page, which know the address of the next one when they have been read. */
record FlowingRows(TableRows rows, Request request, String path) implements ResultRows {

    @Override
    public RowCursor cursor() {
        return rows.cursor();
    }

    @Override
    public Optional<NextPage> next() {
        return rows.next().map(this::page);
    }

    /** A token fits one order only, so the order stands beside it; the pages of a view are counted and need none. */
    private NextPage page(PageToken token) {
        String text =
                NextToken.write(token, rows.plan().table(), rows.plan().paging().sort());
        QueryString others = new QueryString(request.query().parameters().stream()
                        .filter(argument -> !argument.value().isEmpty())
                        .toList())
                .without("_next");
        Optional<SortOrder> sort = rows.plan().paging().sort();
        if (sort.isEmpty() || rows.plan().table().view()) {
            return next(text, others.adding("_next", text));
        }
        String order = sort.get().descending() ? "_sort_desc" : "_sort";
        return next(
                text,
                others.without("_sort")
                        .without("_sort_desc")
                        .adding("_next", text)
                        .adding(order, sort.get().column()));
    }

    private NextPage next(String token, QueryString query) {
        return new NextPage(token, request.absolute(query.appendTo(path)));
    }

    @Override
    public boolean truncated() {
        return false;
    }

    @Override
    public double milliseconds() {
        return rows.milliseconds();
    }

    @Override
    public void close() {
        rows.close();
    }
}
