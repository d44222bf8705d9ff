package dev.pergola.core.render.html;

import com.github.mustachejava.MustacheException;

/** A template of the user cannot be used. The message says which one, where and why. */
final class TemplateFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateFault(String message, MustacheException cause) {
        super(message, cause);
    }
}
