package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;

/** What a value is, in the words of a message: {@code the text "5"}, {@code a list}. */
final class NodeDescription {

    private NodeDescription() {}

    static String of(Node node) {
        PlainValue value = node.plain();
        if (value instanceof PlainValue.Text text) {
            return "the text " + Quotation.of(text.value());
        } else if (value instanceof PlainValue.Whole whole) {
            return "the number " + whole.value();
        } else if (value instanceof PlainValue.Real real) {
            return "the number " + real.value();
        } else if (value instanceof PlainValue.Flag flag) {
            return String.valueOf(flag.value());
        } else if (value instanceof PlainValue.Items) {
            return "a list";
        }
        return value instanceof PlainValue.Fields ? "a map" : "nothing";
    }
}
