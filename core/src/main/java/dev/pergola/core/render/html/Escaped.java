package dev.pergola.core.render.html;

import dev.pergola.core.text.HtmlEscaping;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Escaped text on its way to memory, where writing cannot fail. */
final class Escaped {
    private Escaped() {}

    static void append(String text, StringBuilder out) {
        try {
            HtmlEscaping.append(text, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed, which it never should", e);
        }
    }
}
