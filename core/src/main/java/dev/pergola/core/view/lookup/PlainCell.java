package dev.pergola.core.view.lookup;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;

/** A cell as a part of an answer that is no list of rows; written as rows are. */
final class PlainCell {

    private PlainCell() {}

    static PlainValue of(Value value) {
        if (value instanceof Value.Whole whole) {
            return PlainValue.of(whole.number());
        }
        if (value instanceof Value.Real real) {
            return new PlainValue.Real(real.number());
        }
        if (value instanceof Value.Text text) {
            return PlainValue.of(text.text());
        }
        return value instanceof Value.Blob blob
                ? new Facts().and("$base64", true).and("encoded", blob.asText()).value()
                : PlainValue.nothing();
    }
}
