package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page that the user has written.
 *
 * @param frame what every page has
 * @param template the name of its template, without the ending
 * @param path where it was asked for, without the base path
 * @param parameters the parts of the path that its file name has names for, decoded
 * @param arguments the arguments of the request, of several with one name the first
 */
public record CustomPage(
        PageFrame frame, String template, String path, Map<String, String> parameters, Map<String, String> arguments)
        implements Page {

    /** Checks the parts and copies the maps. */
    public CustomPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(template, "template is null");
        requireNonNull(path, "path is null");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
