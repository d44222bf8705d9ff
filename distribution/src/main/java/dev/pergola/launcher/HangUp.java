package dev.pergola.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal SIGHUP, by which service managers tell a server to read its configuration again.
 *
 * <p>Java has no interface of its own for signals. Every JDK has {@code sun.misc.Signal}, which is looked up by name, so
 * that a system without it, or without this signal, just does not hear it.
 */
final class HangUp {

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);
    private static final String SIGNAL = "HUP";

    private HangUp() {}

    /**
     * Handles the signal from now on, instead of ending the process.
     *
     * @param action called for each signal, on a thread of its own
     */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), handler(handler, action));
        } catch (InvocationTargetException refused) {
            LOG.debug("This system has no SIG{}", SIGNAL, refused.getCause());
        } catch (ReflectiveOperationException missing) {
            LOG.debug("This Java has no signals", missing);
        }
    }

    private static Object handler(Class<?> type, Runnable action) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(action);
            case "toString" -> "what SIG" + SIGNAL + " does";
            default -> {
                action.run();
                yield null;
            }
        };
        return Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {type}, calls);
    }
}
