package dev.pergola.plugins.ephemeral;

import dev.pergola.api.data.SqlValue;
import java.util.List;
import java.util.regex.Pattern;

/** What a column holds, as SQLite declares it. */
enum ColumnType {
    INTEGER,
    REAL,
    TEXT;

    /** Numbers of which nothing is lost: no leading zero, no plus, not more digits than fit. */
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9][0-9]{0,11})\\.[0-9]{1,6}(?<!-0\\.0{1,6})");

    /** The narrowest type that every value fits; empty texts and NULL fit all of them. */
    static ColumnType of(List<SqlValue> values) {
        ColumnType type = INTEGER;
        boolean some = false;
        for (SqlValue value : values) {
            if (isBlank(value)) {
                continue;
            }
            some = true;
            ColumnType own = of(value);
            if (own == TEXT) {
                return TEXT;
            }
            type = own == REAL ? REAL : type;
        }
        return some ? type : TEXT;
    }

    private static ColumnType of(SqlValue value) {
        if (value.integer().isPresent()
                || value.text().filter(text -> WHOLE.matcher(text).matches()).isPresent()) {
            return INTEGER;
        }
        boolean real = value.real().isPresent()
                || value.text().filter(text -> DECIMAL.matcher(text).matches()).isPresent();
        return real ? REAL : TEXT;
    }

    private static boolean isBlank(SqlValue value) {
        return value.isNull() || value.text().filter(String::isEmpty).isPresent();
    }

    /** A value as a column of this type stores it. */
    SqlValue stored(SqlValue value) {
        if (this == TEXT) {
            return value.text().isPresent() || value.isNull()
                    ? value
                    : SqlValue.of(String.valueOf(value.content().orElse("")));
        }
        if (isBlank(value)) {
            return SqlValue.nothing();
        }
        return value.text()
                .map(text -> this == INTEGER ? SqlValue.of(Long.valueOf(text)) : SqlValue.of(Double.valueOf(text)))
                .orElse(value);
    }
}
