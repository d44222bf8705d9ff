package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored for a value in JSON.
 *
 * <table>
 * <caption>From JSON to SQLite</caption>
 * <tr><td>text, number, null</td><td>as it is; the affinity of the column does the rest</td></tr>
 * <tr><td>true, false</td><td>1, 0</td></tr>
 * <tr><td>{@code {"$base64": true, "encoded": "aGk="}}</td><td>bytes</td></tr>
 * <tr><td>{@code {"$raw": X}}</td><td>X without a look at these two forms</td></tr>
 * <tr><td>other objects, arrays</td><td>JSON as text</td></tr>
 * </table>
 *
 * @param value what is stored; NULL where there is a problem
 * @param problem why it cannot be stored; empty for nearly all
 */
record CellValue(Value value, Optional<String> problem) {

    private static final String BASE64 = "$base64";
    private static final String ENCODED = "encoded";
    private static final String RAW = "$raw";

    static CellValue of(PlainValue json) {
        if (json instanceof PlainValue.Fields fields) {
            Map<String, PlainValue> members = fields.values();
            if (members.keySet().equals(Set.of(RAW))) {
                return plain(members.getOrDefault(RAW, PlainValue.nothing()));
            }
            if (members.keySet().equals(Set.of(BASE64, ENCODED))
                    && PlainValue.of(true).equals(members.get(BASE64))) {
                return bytes(members.getOrDefault(ENCODED, PlainValue.nothing()));
            }
        }
        return plain(json);
    }

    private static CellValue plain(PlainValue json) {
        if (json instanceof PlainValue.Text text) {
            return stored(Value.of(text.value()));
        }
        if (json instanceof PlainValue.Whole whole) {
            return number(whole.value());
        }
        if (json instanceof PlainValue.Real real) {
            return stored(Value.of(real.value()));
        }
        if (json instanceof PlainValue.Flag flag) {
            return stored(Value.of(flag.value() ? 1L : 0L));
        }
        return stored(json instanceof PlainValue.Nothing ? Value.nothing() : Value.of(StoredJson.of(json)));
    }

    private static CellValue number(BigInteger number) {
        return number.bitLength() < Long.SIZE
                ? stored(Value.of(number.longValue()))
                : new CellValue(
                        Value.nothing(), Optional.of("Integers have 64 bits, which is less than " + shortened(number)));
    }

    private static String shortened(BigInteger number) {
        String digits = number.toString();
        return digits.length() > 40 ? digits.substring(0, 40) + "…" : digits;
    }

    private static CellValue bytes(PlainValue encoded) {
        if (!(encoded instanceof PlainValue.Text text)) {
            return new CellValue(Value.nothing(), Optional.of("$base64 encoded value must be a string"));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.value());
            return text.value().length() % 4 == 0 ? stored(Value.of(bytes)) : notBase64();
        } catch (IllegalArgumentException malformed) {
            return notBase64();
        }
    }

    private static CellValue notBase64() {
        return new CellValue(Value.nothing(), Optional.of("Invalid $base64 encoded value"));
    }

    private static CellValue stored(Value value) {
        return new CellValue(value, Optional.empty());
    }
}
