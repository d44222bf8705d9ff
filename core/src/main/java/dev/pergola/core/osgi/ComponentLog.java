package dev.pergola.core.osgi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;

/**
 * The log that the runtime of components and plugins use, told by the server's own. It can be asked what failed meanwhile,
 * since what a component throws when its settings change is told nowhere else.
 */
final class ComponentLog implements LoggerFactory {

    private final Predicate<Bundle> allowed;

    /** Kept no longer than wanted, since a failure holds on to the classes of a plugin. */
    private volatile Optional<Map<Bundle, Throwable>> failures = Optional.empty();

    /** Makes a log that takes whatever comes. */
    ComponentLog() {
        this(bundle -> true);
    }

    /**
     * Makes a log.
     *
     * @param allowed whether a bundle may write another line
     */
    ComponentLog(Predicate<Bundle> allowed) {
        this.allowed = requireNonNull(allowed, "allowed is null");
    }

    /**
     * Finds out what fails while something is done. Called by one thread at a time.
     *
     * @return what was reported last for each bundle, by whatever thread; empty where nothing failed
     */
    Map<Bundle, Throwable> failuresDuring(Runnable work) {
        Map<Bundle, Throwable> found = new ConcurrentHashMap<>();
        failures = Optional.of(found);
        try {
            work.run();
        } finally {
            failures = Optional.empty();
        }
        return Map.copyOf(found);
    }

    @Override
    public Logger getLogger(String name) {
        return getLogger(name, Logger.class);
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName(), Logger.class);
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> loggerType) {
        return getLogger(type.getName(), loggerType);
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> loggerType) {
        return logger(Optional.empty(), name, loggerType);
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> loggerType) {
        return logger(Optional.ofNullable(bundle), name, loggerType);
    }

    /** The interface has thirty-five methods, which are seven for each level. */
    private <L extends Logger> L logger(Optional<Bundle> bundle, String name, Class<L> loggerType) {
        org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(name);
        return loggerType.cast(Proxy.newProxyInstance(
                ComponentLog.class.getClassLoader(),
                new Class<?>[] {loggerType},
                (proxy, method, arguments) -> answer(new Call(log, bundle, method.getName(), arguments))));
    }

    /** One call of a logger; the arguments are null where the method has none, as reflection has it. */
    private record Call(
            org.slf4j.Logger log,
            Optional<Bundle> bundle,
            String method,
            @Nullable Object @Nullable [] arguments) {}

    private @Nullable Object answer(Call call) {
        return switch (call.method()) {
            case "getName" -> call.log().getName();
            case "toString" -> "log of " + call.log().getName();
            case "hashCode" -> System.identityHashCode(call.log());
            case "equals" -> false;
            case "isTraceEnabled" -> call.log().isTraceEnabled();
            case "isDebugEnabled" -> call.log().isDebugEnabled();
            case "isInfoEnabled" -> call.log().isInfoEnabled();
            case "isWarnEnabled" -> call.log().isWarnEnabled();
            case "isErrorEnabled" -> call.log().isErrorEnabled();
            default -> {
                tell(call);
                yield null;
            }
        };
    }

    private void tell(Call call) {
        Level level = Arrays.stream(Level.values())
                .filter(candidate -> candidate.name().equals(call.method().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Level.INFO);
        Object[] arguments = requireNonNull(call.arguments(), "arguments is null");
        if (!(arguments[0] instanceof String message)) {
            return; // a lambda that computes what is hardly ever wanted
        }
        Object[] values = arguments.length == 2 && arguments[1] instanceof Object[] list
                ? list
                : Arrays.copyOfRange(arguments, 1, arguments.length);
        @Nullable Throwable thrown = MessageFormatter.getThrowableCandidate(values);
        if (level == Level.ERROR && thrown != null) {
            call.bundle().ifPresent(bundle -> failures.ifPresent(found -> found.put(bundle, thrown)));
        }
        if (call.bundle().filter(allowed.negate()).isPresent()) {
            return;
        }
        call.log().atLevel(level).setCause(thrown).log(MessageFormatter.basicArrayFormat(message, values));
    }
}
