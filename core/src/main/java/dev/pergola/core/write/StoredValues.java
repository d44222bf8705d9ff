package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values between a transaction and the rest of the server. */
final class StoredValues {

    private StoredValues() {}

    /** A value as a parameter of a statement. */
    static Optional<Object> parameter(Value value) {
        if (value instanceof Value.Whole whole) {
            return Optional.of(whole.number());
        }
        if (value instanceof Value.Real real) {
            return Optional.of(real.number());
        }
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        return value instanceof Value.Blob blob ? Optional.of(blob.bytes()) : Optional.empty();
    }

    /** Values as the parameters of a statement, in their order. */
    @SuppressWarnings("NullAway") // Parameters of plugins' statements are null for NULL.
    static List<Object> parameters(Iterable<Value> values) {
        List<Object> parameters = new ArrayList<>();
        values.forEach(value -> parameters.add(parameter(value).orElse(null)));
        return parameters;
    }

    /** One cell of the row at which a cursor stands. */
    static Value value(Rows rows, int column) {
        return switch (rows.type(column)) {
            case NULL -> Value.nothing();
            case INTEGER -> Value.of(rows.integer(column));
            case REAL -> Value.of(rows.real(column));
            case TEXT -> Value.of(rows.text(column));
            case BLOB -> Value.of(rows.blob(column));
        };
    }

    /** The row at which a cursor stands as programs read it; of several columns with one name the last counts. */
    static PlainValue row(Rows rows) {
        List<String> columns = rows.columns();
        Map<String, PlainValue> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), cell(rows, i));
        }
        return new PlainValue.Fields(cells);
    }

    private static PlainValue cell(Rows rows, int column) {
        return switch (rows.type(column)) {
            case NULL -> PlainValue.nothing();
            case INTEGER -> new PlainValue.Whole(BigInteger.valueOf(rows.integer(column)));
            case REAL -> new PlainValue.Real(rows.real(column));
            case TEXT -> PlainValue.of(rows.text(column));
            case BLOB -> bytes(rows.blob(column));
        };
    }

    private static PlainValue bytes(byte[] bytes) {
        Map<String, PlainValue> members = new LinkedHashMap<>();
        members.put("$base64", PlainValue.of(true));
        members.put("encoded", PlainValue.of(Base64.getEncoder().encodeToString(bytes)));
        return new PlainValue.Fields(members);
    }
}
