package dev.pergola.core.plugins.settings;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Optional;

/** What a component gets for a setting of which nobody said what it is. */
final class UndeclaredValue {

    private UndeclaredValue() {}

    /** A text, number or truth value, a list of texts, or JSON; empty for nothing. */
    static Optional<Object> of(PlainValue value) {
        if (value instanceof PlainValue.Nothing) {
            return Optional.empty();
        }
        if (value instanceof PlainValue.Items items) {
            List<Optional<Object>> elements =
                    items.values().stream().map(UndeclaredValue::scalar).toList();
            return Optional.of(
                    elements.stream().allMatch(Optional::isPresent)
                            ? elements.stream()
                                    .map(element -> element.orElseThrow().toString())
                                    .toArray(String[]::new)
                            : JsonText.of(value));
        }
        return scalar(value).or(() -> Optional.of(JsonText.of(value)));
    }

    private static Optional<Object> scalar(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value());
        }
        if (value instanceof PlainValue.Real real) {
            return Optional.of(real.value());
        }
        if (value instanceof PlainValue.Whole whole) {
            return Optional.of(
                    whole.value().bitLength() < Long.SIZE
                            ? whole.value().longValueExact()
                            : whole.value().toString());
        }
        return Optional.empty();
    }
}
