package dev.pergola.api.hook.data;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.http.Request;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Values that the server fills in where a stored query names them: {@code :_PREFIX_KEY}. No argument of the request can take
 * the place of one that is answered. The core's own prefixes are {@code actor}, {@code header}, {@code cookie}, {@code now} and {@code random}.
 *
 * <p>The property {@link #PREFIX} is required. Of several hooks with one prefix that of the highest ranking is asked. Called
 * on the request's thread, by many at once, once for each such name in a statement that is run. An answer with such a value
 * is made anew each time.
 */
@ConsumerType
@FunctionalInterface
public interface MagicParameter {

    /** Service property: what stands between the first two underscores of a name (String): letters and digits. */
    String PREFIX = "pergola.parameter.prefix";

    /**
     * The value of one name.
     *
     * @param key what stands behind the prefix and its underscore
     * @param request for which the query runs
     * @return empty for a key that means nothing here, which is then a parameter like any other: the visitor may give it a
     *     value, and without one the query is refused
     * @throws Exception what is thrown is shown on the plugins page, and the query is not run; a
     *     {@link dev.pergola.api.ServerException} tells the reader why, such as that he has to sign in
     */
    Optional<SqlValue> value(String key, Request request) throws Exception;
}
