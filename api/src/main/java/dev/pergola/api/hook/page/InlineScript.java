package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A script that stands in the page itself, for small things that differ from page to page.
 *
 * <p>The core allows it in the page's Content-Security-Policy by the hash of its text, so the same text is better than
 * one that changes with every request.
 *
 * @param code JavaScript; may not contain {@code </script} or {@code <!--}, which would end or hide it
 * @param module whether it is a module
 */
public record InlineScript(String code, boolean module) {

    /** Checks the code. */
    public InlineScript {
        requireNonNull(code, "code is null");
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.contains("</script") || lower.contains("<!--")) {
            throw new IllegalArgumentException(
                    "code contains </script or <!--; write the < as \\u003c inside a string");
        }
    }

    /**
     * A classic script.
     *
     * @param code JavaScript
     * @return the script
     */
    public static InlineScript of(String code) {
        return new InlineScript(code, false);
    }
}
