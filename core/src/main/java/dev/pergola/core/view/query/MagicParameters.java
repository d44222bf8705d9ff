package dev.pergola.core.view.query;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters that the server fills in where a stored query names them, {@code :_PREFIX_KEY}. No argument of the request
 * can take their place.
 */
public final class MagicParameters {

    /** Who fills them in, by prefix. */
    public static final HookPoint<MagicParameter> POINT =
            new HookPoint<>("magic parameter", MagicParameter.class, MagicParameters::prefix, MagicParameters::check);

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]+");

    private MagicParameters() {}

    private static Optional<String> prefix(HookProperties properties) {
        return properties.text(MagicParameter.PREFIX);
    }

    private static List<String> check(HookProperties properties) {
        Optional<String> prefix = prefix(properties);
        if (prefix.isEmpty()) {
            return List.of("The service property " + MagicParameter.PREFIX
                    + " is missing; it holds what the names of these parameters begin with.");
        }
        return PREFIX.matcher(prefix.get()).matches()
                ? List.of()
                : List.of("The prefix %s has other characters than letters and digits, so no name could have it."
                        .formatted(prefix.get()));
    }

    /**
     * The statement with a value for each of these parameters that it names.
     *
     * @param hooks of the request
     * @param sql a statement that somebody keeps
     * @param request for which it runs
     * @param whenFilled called for each of them: the same request may get another answer the next time
     * @return with more values; names that mean nothing here stay as they are
     * @throws dev.pergola.api.ServerException where there is no such value for this request, or a plugin fails
     */
    public static Sql fill(LeasedHooks hooks, Sql sql, Request request, Runnable whenFilled) {
        Sql filled = sql;
        for (String placeholder : sql.placeholders()) {
            String name = placeholder.substring(1);
            Optional<SqlValue> value = value(hooks, name, request);
            if (value.isPresent()) {
                whenFilled.run();
                filled = filled.with(name, Value.ofPlain(value.get()));
            }
        }
        return filled;
    }

    private static Optional<SqlValue> value(LeasedHooks hooks, String name, Request request) {
        int end = name.indexOf('_', 1);
        if (!name.startsWith("_") || end < 0) {
            return Optional.empty();
        }
        Optional<String> prefix = Optional.of(name.substring(1, end));
        Optional<HookEntry<MagicParameter>> entry = hooks.active(POINT).stream()
                .filter(candidate -> candidate.key().equals(prefix))
                .findFirst();
        return entry.flatMap(
                found -> hooks.require(found, parameter -> parameter.value(name.substring(end + 1), request)));
    }
}
