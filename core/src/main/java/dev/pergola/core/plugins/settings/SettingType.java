package dev.pergola.core.plugins.settings;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The types that a setting can be declared with; the names are those of the OSGi Metatype specification. A type takes what
 * a configuration file holds, and exactly that: a number in quotes is no number, and 1 is not true.
 */
public enum SettingType {
    /** A text; a whole number is taken as its digits, and a map as JSON. */
    STRING("String", "text"),
    /** A text that is never shown. */
    PASSWORD("Password", "secret text"),
    /** One character. */
    CHARACTER("Character", "character"),
    /** A truth value. */
    BOOLEAN("Boolean", "true or false"),
    /** A whole number of 8 bits. */
    BYTE("Byte", "whole number"),
    /** A whole number of 16 bits. */
    SHORT("Short", "whole number"),
    /** A whole number of 32 bits. */
    INTEGER("Integer", "whole number"),
    /** A whole number of 64 bits. */
    LONG("Long", "whole number"),
    /** A floating point number of 32 bits. */
    FLOAT("Float", "number"),
    /** A floating point number of 64 bits. */
    DOUBLE("Double", "number");

    private final String metatypeName;
    private final String words;

    SettingType(String metatypeName, String words) {
        this.metatypeName = metatypeName;
        this.words = words;
    }

    /** The type with a name of the specification; empty for a name that the specification does not have. */
    static Optional<SettingType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.metatypeName.equals(name))
                .findFirst();
    }

    /**
     * The type for people.
     *
     * @return lower case words without an article
     */
    public String words() {
        return words;
    }

    boolean isSecret() {
        return this == PASSWORD;
    }

    /** The class of the values that {@link #read} answers; arrays of settings are made of it. */
    Class<?> valueClass() {
        return switch (this) {
            case STRING, PASSWORD -> String.class;
            case CHARACTER -> Character.class;
            case BOOLEAN -> Boolean.class;
            case BYTE -> Byte.class;
            case SHORT -> Short.class;
            case INTEGER -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
        };
    }

    /** The value as a component gets it; empty where it is not of this type, or out of what the type can hold. */
    Optional<Object> read(PlainValue value) {
        return switch (this) {
            case STRING, PASSWORD -> text(value).map(text -> text);
            case CHARACTER ->
                text(value)
                        .filter(text -> text.length() == 1)
                        .map(text -> text.charAt(0)); // what Java calls a character
            case BOOLEAN -> value instanceof PlainValue.Flag flag ? Optional.of(flag.value()) : Optional.empty();
            case BYTE -> whole(value, Byte.SIZE).map(BigInteger::byteValueExact);
            case SHORT -> whole(value, Short.SIZE).map(BigInteger::shortValueExact);
            case INTEGER -> whole(value, Integer.SIZE).map(BigInteger::intValueExact);
            case LONG -> whole(value, Long.SIZE).map(BigInteger::longValueExact);
            case FLOAT -> number(value).map(Double::floatValue);
            case DOUBLE -> number(value).map(number -> number);
        };
    }

    /** What a text means that had no type where it was kept, such as an environment variable. */
    PlainValue ofUntyped(String text) {
        String stripped = text.strip();
        return switch (this) {
            case STRING, PASSWORD, CHARACTER -> PlainValue.of(text);
            case BOOLEAN ->
                stripped.equals("true") || stripped.equals("false")
                        ? PlainValue.of(stripped.equals("true"))
                        : PlainValue.of(text);
            default -> numberIn(stripped).orElseGet(() -> PlainValue.of(text));
        };
    }

    private static Optional<PlainValue> numberIn(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Optional.of(
                    text.matches("[+-]?\\d+")
                            ? new PlainValue.Whole(number.toBigIntegerExact())
                            : new PlainValue.Real(number.doubleValue()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof PlainValue.Whole whole) {
            return Optional.of(whole.value().toString());
        }
        return value instanceof PlainValue.Fields ? Optional.of(JsonText.of(value)) : Optional.empty();
    }

    private static Optional<BigInteger> whole(PlainValue value, int bits) {
        return value instanceof PlainValue.Whole whole && whole.value().bitLength() < bits
                ? Optional.of(whole.value())
                : Optional.empty();
    }

    private static Optional<Double> number(PlainValue value) {
        if (value instanceof PlainValue.Whole whole) {
            return Optional.of(whole.value().doubleValue());
        }
        return value instanceof PlainValue.Real real ? Optional.of(real.value()) : Optional.empty();
    }
}
