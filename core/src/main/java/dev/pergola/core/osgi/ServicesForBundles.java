package dev.pergola.core.osgi;

import dev.pergola.core.hooks.Owner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Gives each bundle its own access to a service of the core, which ends when the bundle leaves: a thread that a plugin forgot
 * to end cannot go on using it.
 *
 * @param type the interface of the API
 * @param service asked at each call, since a site may be opened later
 * @param <T> the interface of the API
 */
record ServicesForBundles<T>(Class<T> type, Supplier<? extends T> service) implements ServiceFactory<T> {

    @Override
    public T getService(Bundle bundle, ServiceRegistration<T> registration) {
        return new Access(BundleOwner.of(bundle)).to(service);
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T handedOut) {
        @SuppressWarnings("unchecked") // this factory handed it out
        Handler<T> handler = (Handler<T>) Proxy.getInvocationHandler(handedOut);
        handler.access().open().set(false);
    }

    /** The access of one bundle. */
    private final class Access {

        private final Owner owner;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Access(Owner owner) {
            this.owner = owner;
        }

        AtomicBoolean open() {
            return open;
        }

        T to(Supplier<? extends T> target) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler<>(this, target)));
        }

        Object call(Supplier<? extends T> target, Method method, Object[] arguments) throws Throwable {
            if (!open.get()) {
                throw new IllegalStateException(owner + " has left and cannot use " + type.getSimpleName() + ".");
            }
            try {
                Object result = method.invoke(target.get(), arguments);
                // What leads on, such as a client for somebody else, ends with the bundle as well.
                return type.isInstance(result) ? to(() -> type.cast(result)) : result;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }

    private record Handler<T>(ServicesForBundles<T>.Access access, Supplier<? extends T> target)
            implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return access.call(target, method, arguments);
        }
    }
}
