package dev.pergola.core.view.write;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;

/** Values as people read them. */
final class PlainText {

    private PlainText() {}

    static String of(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return text.value();
        }
        return value instanceof PlainValue.Nothing ? "" : JsonText.of(value);
    }
}
