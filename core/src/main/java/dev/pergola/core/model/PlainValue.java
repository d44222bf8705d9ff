package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as JSON knows it, with whole and floating point numbers told apart: what configuration files, actors and
 * plugin settings are made of.
 *
 * <p>Immutable; two values are equal when they say the same, wherever they were read from.
 */
public sealed interface PlainValue {

    /** The empty value, {@code null} in JSON. */
    record Nothing() implements PlainValue {}

    /**
     * A truth value.
     *
     * @param value what it says
     */
    record Flag(boolean value) implements PlainValue {}

    /**
     * A whole number of any size.
     *
     * @param value the number
     */
    record Whole(BigInteger value) implements PlainValue {
        /** Checks that there is a number. */
        public Whole {
            requireNonNull(value, "value is null");
        }
    }

    /**
     * A floating point number; infinities and NaN only where the source can write them.
     *
     * @param value the number
     */
    record Real(double value) implements PlainValue {}

    /**
     * A text.
     *
     * @param value may be empty
     */
    record Text(String value) implements PlainValue {
        /** Checks that there is a text. */
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    /**
     * Values in order.
     *
     * @param values may be empty
     */
    record Items(List<PlainValue> values) implements PlainValue {
        /** Copies the list. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /**
     * Values by name, in the order of the source. The order does not count when two are compared.
     *
     * @param values may be empty
     */
    record Fields(Map<String, PlainValue> values) implements PlainValue {
        /** Copies the map. */
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** The empty value. */
    static PlainValue nothing() {
        return new Nothing();
    }

    /** A truth value. */
    static PlainValue of(boolean value) {
        return new Flag(value);
    }

    /** A whole number. */
    static PlainValue of(long value) {
        return new Whole(BigInteger.valueOf(value));
    }

    /** A text. */
    static PlainValue of(String value) {
        return new Text(value);
    }
}
