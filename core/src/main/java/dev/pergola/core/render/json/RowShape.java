package dev.pergola.core.render.json;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How rows are laid out, chosen by {@code _shape}. */
enum RowShape {
    /** Within an object that describes the answer, each row an object. */
    OBJECTS,
    /** Within an object that describes the answer, each row an array. */
    ARRAYS,
    /** Nothing but an array of objects. */
    ARRAY,
    /** Nothing but an array of the values of the first column. */
    ARRAYFIRST,
    /** Nothing but an object with a row for each key. */
    OBJECT;

    static RowShape of(QueryString options) {
        String asked = options.first("_shape").orElse(OBJECTS.word());
        for (RowShape shape : values()) {
            if (shape.word().equals(asked)) {
                return shape;
            }
        }
        String words = Arrays.stream(values()).map(RowShape::word).collect(Collectors.joining(", "));
        throw new ServerException(ErrorCode.BAD_REQUEST, "Invalid _shape: " + asked, "The shapes are " + words + ".");
    }

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the rows stand in an object that describes the answer. */
    boolean wrapped() {
        return this == OBJECTS || this == ARRAYS;
    }

    /** Whether each row is an object, so that a row that the database encoded fits in. */
    boolean rowsAreObjects() {
        return this == OBJECTS || this == ARRAY || this == OBJECT;
    }
}
