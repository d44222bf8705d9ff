package dev.pergola.api.hook.page;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds functions to the templates of the user and of plugins: <code>{{#shout}}{{name}}{{/shout}}</code> calls the function
 * {@code shout} with what stands inside.
 *
 * <p>Asked for its functions once as long as hooks do not change; the functions are called on request threads, by many at
 * once. What one throws is shown on the plugins page, and what stands inside is shown as it is. The same text has to give the
 * same result: pages made with it may be repeated.
 */
@ConsumerType
public interface TemplateFunctions {

    /**
     * The functions.
     *
     * @return by name; each takes the markup inside of it and answers what stands there instead
     */
    Map<String, UnaryOperator<Html>> functions();
}
