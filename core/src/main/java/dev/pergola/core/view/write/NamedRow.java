package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.write.OneRow;
import java.util.List;
import java.util.Optional;

/**
 * The row that an address names.
 *
 * @param target the table where it is
 * @param key the values of its key in key order, as many as the key has columns
 */
record NamedRow(WriteTarget target, List<String> key) {

    private static final int LONGEST_LABEL = 80;

    NamedRow {
        requireNonNull(target, "target is null");
        key = List.copyOf(key);
    }

    OneRow in(Transaction transaction) {
        return new OneRow(
                transaction, target.table(), key.stream().map(Value::of).toList());
    }

    PlainValue readIn(Transaction transaction) {
        return in(transaction).read().orElseThrow(this::notFound);
    }

    /** Does nothing where there is such a row. */
    void requireExists() {
        if (target.table().view()) {
            throw notFound();
        }
        RowPlan plan = RowPlan.of(target.table(), key, List.of());
        target.database().row(plan, key, Optional.empty()).close();
    }

    /** The key, and what else names the row to people. */
    String label(PlainValue row) {
        String shownKey = String.join(", ", key());
        Optional<String> label = target.table()
                .labelColumn()
                .filter(column -> row instanceof PlainValue.Fields)
                .map(column -> ((PlainValue.Fields) row).values().getOrDefault(column, PlainValue.nothing()))
                .map(value -> PlainText.of(value).strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty() && !text.equals(shownKey));
        return shownKey + label.map(text -> " (" + shortened(text) + ")").orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 1) + "…";
    }

    ServerException notFound() {
        return KnownProblems.rowNotFound(target.table().name(), key);
    }
}
