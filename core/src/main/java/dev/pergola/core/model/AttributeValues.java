package dev.pergola.core.model;

import dev.pergola.api.Attributes;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The same values as the core and as plugins see them. What is empty to the core is absent to plugins. */
public final class AttributeValues {

    private AttributeValues() {}

    /** As plugins see them. */
    public static Attributes of(PlainValue.Fields fields) {
        return new Attributes(map(fields));
    }

    /** One value as plugins see it, absent where it is empty. */
    public static Optional<Object> of(PlainValue value) {
        if (value instanceof PlainValue.Nothing) {
            return Optional.empty();
        }
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value());
        }
        if (value instanceof PlainValue.Whole whole) {
            return Optional.of(
                    whole.value().bitLength() < Long.SIZE ? whole.value().longValueExact() : whole.value());
        }
        if (value instanceof PlainValue.Real real) {
            return Optional.of(real.value());
        }
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        return value instanceof PlainValue.Items items
                ? Optional.of(items.values().stream()
                        .flatMap(item -> of(item).stream())
                        .toList())
                : Optional.of(map((PlainValue.Fields) value));
    }

    private static Map<String, Object> map(PlainValue.Fields fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> of(value).ifPresent(known -> map.put(name, known)));
        return map;
    }

    /** As the core sees them. */
    public static PlainValue.Fields fields(Attributes attributes) {
        return fields(attributes.values());
    }

    private static PlainValue.Fields fields(Map<?, ?> map) {
        Map<String, PlainValue> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(name.toString(), plain(value)));
        return new PlainValue.Fields(fields);
    }

    private static PlainValue plain(Object value) {
        if (value instanceof Boolean flag) {
            return PlainValue.of(flag);
        }
        if (value instanceof Long number) {
            return PlainValue.of(number);
        }
        if (value instanceof BigInteger number) {
            return new PlainValue.Whole(number);
        }
        if (value instanceof Double number) {
            return new PlainValue.Real(number);
        }
        if (value instanceof Map<?, ?> map) {
            return fields(map);
        }
        return value instanceof List<?> list
                ? new PlainValue.Items(items(list).toList())
                : PlainValue.of(value.toString());
    }

    private static Stream<PlainValue> items(List<?> list) {
        return list.stream().map(AttributeValues::plain);
    }
}
