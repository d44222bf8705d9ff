package dev.pergola.core.view.jump;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpItems;
import dev.pergola.api.hook.page.JumpQuery;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Completes what a source of the jump menu answers by the rows of its queries. */
record QueriedItems(JumpRows queries, SiteAddresses addresses) {

    /** The items themselves, then those of each query. */
    List<JumpItem> all(JumpItems answer) {
        List<JumpItem> items = new ArrayList<>(answer.items());
        for (JumpQuery query : answer.queries()) {
            try (Rows rows = queries.open(query)) {
                for (int read = 0; read < JumpQuery.MOST_ROWS && rows.next(); read++) {
                    item(rows).ifPresent(items::add);
                }
            } catch (ServerException refused) {
                // A fault of the source, which is to be shown as one.
                throw new IllegalStateException("its query could not be run: " + refused.getMessage(), refused);
            }
        }
        return items;
    }

    private Optional<JumpItem> item(Rows row) {
        Optional<String> label = text(row, "label");
        Optional<String> address = text(row, "url").flatMap(this::address);
        return label.isEmpty() || address.isEmpty()
                ? Optional.empty()
                : Optional.of(new JumpItem(
                        text(row, "type").orElse("item"),
                        label.get(),
                        address.get(),
                        text(row, "search_text").orElse(label.get()),
                        text(row, "description"),
                        text(row, "display_name")));
    }

    private static Optional<String> text(Rows row, String column) {
        int cell = row.columns().indexOf(column);
        return cell < 0 || row.isNull(cell) ? Optional.empty() : Optional.of(row.text(cell));
    }

    /** SQL can name what it found, but not encode the address of it. */
    private Optional<String> address(String url) {
        if (url.startsWith("/")) {
            return Optional.of(addresses.path(url));
        }
        if (!url.startsWith("{")) {
            return Optional.of(url);
        }
        return JsonText.read(url)
                .filter(PlainValue.Fields.class::isInstance)
                .map(PlainValue.Fields.class::cast)
                .flatMap(this::described);
    }

    private Optional<String> described(PlainValue.Fields fields) {
        String database = text(fields, "database");
        return switch (text(fields, "method")) {
            case "instance" -> Optional.of(addresses.home());
            case "path" -> Optional.of(addresses.path(text(fields, "path")));
            case "database" -> Optional.of(addresses.database(database));
            case "table" -> Optional.of(addresses.table(database, text(fields, "table")));
            case "query" -> Optional.of(addresses.table(database, text(fields, "query")));
            case "row" ->
                Optional.of(addresses.table(database, text(fields, "table")) + "/" + text(fields, "row_path"));
            default -> Optional.empty();
        };
    }

    private static String text(PlainValue.Fields fields, String name) {
        return fields.values().get(name) instanceof PlainValue.Text text ? text.value() : "";
    }
}
