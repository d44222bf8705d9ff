package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments of a request in order, decoded; a name may come several times.
 *
 * <p>Immutable. The format is that of HTML forms, {@code application/x-www-form-urlencoded}, in UTF-8.
 *
 * @param parameters the name and value pairs in order
 */
public record QueryString(List<Parameter> parameters) {

    private static final QueryString EMPTY = new QueryString(List.of());

    /** Copies the list. */
    public QueryString {
        parameters = List.copyOf(parameters);
    }

    /**
     * One argument.
     *
     * @param name decoded
     * @param value decoded; empty where the request gave none
     */
    public record Parameter(String name, String value) {

        /** Checks both parts. */
        public Parameter {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }
    }

    /**
     * No arguments.
     *
     * @return the empty value
     */
    public static QueryString empty() {
        return EMPTY;
    }

    /**
     * Reads the part of an address behind the question mark.
     *
     * @param text still encoded, without the question mark; may be empty
     * @return the arguments
     * @throws ServerException with {@link ErrorCode#BAD_REQUEST} where a percent sign is not followed by two
     *     hexadecimal digits
     */
    public static QueryString parse(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                parameters.add(
                        equals < 0
                                ? new Parameter(decode(pair), "")
                                : new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return new QueryString(parameters);
    }

    /**
     * Arguments from alternating names and values.
     *
     * @param namesAndValues an even number of decoded texts
     * @return the arguments in the given order
     */
    public static QueryString of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("the last name has no value");
        }
        List<Parameter> parameters = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new QueryString(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The address could not be read: in " + shorten(text)
                                    + " a percent sign is not followed by two hexadecimal digits.",
                            "Write a literal percent sign as %25.")
                    .causedBy(malformed);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? "\"" + text + "\"" : "\"" + text.substring(0, 60) + "…\"";
    }

    /**
     * The first value of an argument.
     *
     * @param name exact
     * @return the value, possibly blank, or empty where there is no such argument
     */
    public Optional<String> first(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /**
     * Every value of an argument.
     *
     * @param name exact
     * @return the values in order, empty where there is no such argument
     */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /**
     * Whether an argument is there, with whatever value.
     *
     * @param name exact
     * @return true where it is there
     */
    public boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /**
     * Replaces every argument of this name by one at the end.
     *
     * @param name decoded
     * @param value decoded
     * @return a new value
     */
    public QueryString with(String name, String value) {
        return without(name).adding(name, value);
    }

    /**
     * Adds an argument at the end, beside those that are there.
     *
     * @param name decoded
     * @param value decoded
     * @return a new value
     */
    public QueryString adding(String name, String value) {
        return new QueryString(Stream.concat(parameters.stream(), Stream.of(new Parameter(name, value)))
                .toList());
    }

    /**
     * Removes every argument of this name.
     *
     * @param name exact
     * @return a new value, or this one where there is no such argument
     */
    public QueryString without(String name) {
        return has(name)
                ? new QueryString(parameters.stream()
                        .filter(parameter -> !parameter.name().equals(name))
                        .toList())
                : this;
    }

    /**
     * Removes one argument of this name and value, and leaves others of the same name.
     *
     * @param name exact
     * @param value exact
     * @return a new value, or this one where there is no such argument
     */
    public QueryString without(String name, String value) {
        int index = parameters.indexOf(new Parameter(name, value));
        if (index < 0) {
            return this;
        }
        List<Parameter> kept = new ArrayList<>(parameters);
        kept.remove(index);
        return new QueryString(kept);
    }

    /**
     * The arguments as they stand in an address.
     *
     * @return encoded, without a question mark; an empty text where there are none
     */
    public String encoded() {
        return parameters.stream()
                .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    /**
     * A path with these arguments behind it.
     *
     * @param path still encoded
     * @return the path alone where there are no arguments
     */
    public String appendTo(String path) {
        return parameters.isEmpty() ? path : path + "?" + encoded();
    }

    private static String encode(String text) {
        // The tilde is unreserved (RFC 3986) and stands in every tilde-encoded row identifier: keep it readable.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("*", "%2A");
    }
}
