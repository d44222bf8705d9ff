package dev.pergola.core.boot;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.server.SettingsBlock;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A block of the configuration as a plugin sees it.
 *
 * @param value what is written, secrets resolved
 */
record ResolvedBlock(PlainValue value) implements SettingsBlock {

    ResolvedBlock {
        requireNonNull(value, "value is null");
    }

    private Map<String, PlainValue> entries() {
        return value instanceof PlainValue.Fields fields ? fields.values() : Map.of();
    }

    private Optional<PlainValue> entry(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    @Override
    public Set<String> keys() {
        return entries().keySet();
    }

    @Override
    public Optional<String> text(String key) {
        return entry(key).flatMap(ResolvedBlock::text);
    }

    private static Optional<String> text(PlainValue value) {
        return value instanceof PlainValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    @Override
    public Optional<Long> whole(String key) {
        return entry(key)
                .flatMap(found ->
                        found instanceof PlainValue.Whole whole && whole.value().bitLength() < Long.SIZE
                                ? Optional.of(whole.value().longValueExact())
                                : Optional.empty());
    }

    @Override
    public Optional<Double> number(String key) {
        return entry(key).flatMap(found -> {
            if (found instanceof PlainValue.Whole whole) {
                return Optional.of(whole.value().doubleValue());
            }
            return found instanceof PlainValue.Real real ? Optional.of(real.value()) : Optional.empty();
        });
    }

    @Override
    public Optional<Boolean> flag(String key) {
        return entry(key)
                .flatMap(found -> found instanceof PlainValue.Flag flag ? Optional.of(flag.value()) : Optional.empty());
    }

    @Override
    public List<String> texts(String key) {
        List<Optional<String>> texts = entry(key)
                .map(found -> found instanceof PlainValue.Items items ? items.values() : List.<PlainValue>of())
                .orElseGet(List::of)
                .stream()
                .map(ResolvedBlock::text)
                .toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? texts.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    @Override
    public Optional<SettingsBlock> block(String key) {
        return entry(key).filter(PlainValue.Fields.class::isInstance).map(ResolvedBlock::new);
    }

    @Override
    public String json() {
        return JsonText.of(value);
    }

    /** The keys alone, since the values may be secret. */
    @Override
    public String toString() {
        return "SettingsBlock" + keys();
    }
}
