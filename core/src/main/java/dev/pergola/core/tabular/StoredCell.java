package dev.pergola.core.tabular;

import dev.pergola.core.change.StoredJson;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.RealNumber;

/** What a value that has a type becomes in a cell. NULL is none of its business. */
final class StoredCell {

    private StoredCell() {}

    /** A floating point number that loses nothing, or {@link TypedColumn#MISFIT}. */
    static Object real(PlainValue value) {
        Object stored = of(value);
        if (stored instanceof Long whole && Math.abs(whole) <= NumberText.LARGEST_EXACT) {
            return (double) whole;
        }
        return stored instanceof Double ? stored : TypedColumn.MISFIT;
    }

    /** A {@link Long}, {@link Double} or {@link String}, whichever is nearest. */
    static Object of(PlainValue value) {
        if (value instanceof PlainValue.Flag flag) {
            return flag.value() ? 1L : 0L;
        }
        if (value instanceof PlainValue.Whole whole && whole.value().bitLength() < Long.SIZE) {
            return whole.value().longValue();
        }
        if (value instanceof PlainValue.Real real) {
            return real.value();
        }
        return text(value);
    }

    /** What a column of text keeps. */
    static String text(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return text.value();
        }
        if (value instanceof PlainValue.Flag flag) {
            return flag.value() ? "1" : "0";
        }
        return value instanceof PlainValue.Real real ? RealNumber.write(real.value()) : StoredJson.of(value);
    }
}
