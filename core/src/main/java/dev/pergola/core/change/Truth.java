package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.Map;

/** Options of the original are on for every value that its language takes for true, so {@code "yes"} and 1 as well. */
public final class Truth {

    private Truth() {}

    /**
     * Whether an option is on.
     *
     * @param options by name
     * @param name of the option
     * @return false where it is missing, empty, zero, null or false
     */
    public static boolean of(Map<String, PlainValue> options, String name) {
        PlainValue value = options.getOrDefault(name, PlainValue.nothing());
        if (value instanceof PlainValue.Flag flag) {
            return flag.value();
        }
        if (value instanceof PlainValue.Text text) {
            return !text.value().isEmpty();
        }
        if (value instanceof PlainValue.Whole number) {
            return !number.value().equals(BigInteger.ZERO);
        }
        if (value instanceof PlainValue.Real number) {
            return number.value() != 0;
        }
        if (value instanceof PlainValue.Items items) {
            return !items.values().isEmpty();
        }
        return value instanceof PlainValue.Fields fields && !fields.values().isEmpty();
    }
}
