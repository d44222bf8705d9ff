package dev.pergola.plugins.cors;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings as a configuration writes them, by their keys; what is not written has its default. */
final class Written {

    private Written() {}

    static CorsConfiguration of(Map<String, Object> settings) {
        Set<String> keys = Stream.of(CorsConfiguration.class.getDeclaredMethods())
                .map(method -> key(method.getName()))
                .collect(Collectors.toSet());
        if (!keys.containsAll(settings.keySet())) {
            throw new IllegalArgumentException("known keys are " + keys);
        }
        return (CorsConfiguration) Proxy.newProxyInstance(
                Written.class.getClassLoader(),
                new Class<?>[] {CorsConfiguration.class},
                (proxy, method, arguments) -> settings.getOrDefault(key(method.getName()), method.getDefaultValue()));
    }

    /** The mapping of Declarative Services, as far as it is used here. */
    private static String key(String methodName) {
        return methodName.replace("__", "_");
    }

    static String[] list(String... entries) {
        return entries;
    }
}
