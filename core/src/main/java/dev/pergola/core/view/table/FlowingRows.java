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

    private NextPage page(PageToken token) {
        String text = NextToken.write(token);
        QueryString query = new QueryString(request.query().parameters().stream()
                        .filter(argument -> !argument.value().isEmpty())
                        .toList())
                .without("_next")
                .without("_sort")
                .without("_sort_desc")
                .adding("_next", text);
        Optional<SortOrder> sort = rows.plan().paging().sort();
        QueryString sorted = sort.map(
                        order -> query.adding(order.descending() ? "_sort_desc" : "_sort", order.column()))
                .orElse(query);
        return new NextPage(text, request.absolute(sorted.appendTo(path)));
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
