package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the settings that a component gets, for a test that makes the component itself.
 *
 * <pre>{@code
 * Hello hello = new Hello(TestSettings.of(Hello.Settings.class, Map.of("greeting", "Ahoy")));
 * }</pre>
 */
public final class TestSettings {

    private TestSettings() {}

    /**
     * Settings with the defaults of their declaration.
     *
     * @param <S> the annotation
     * @param type the annotation that declares the settings
     * @return the defaults
     */
    public static <S extends Annotation> S of(Class<S> type) {
        return of(type, Map.of());
    }

    /**
     * Settings as a configuration would give them. They are not checked as the server does.
     *
     * @param <S> the annotation
     * @param type the annotation that declares the settings
     * @param values by the name of the method; the others have their defaults
     * @return the settings
     * @throws IllegalArgumentException where there is no such setting, where one is of another type, and where one without a
     *     default is missing
     */
    public static <S extends Annotation> S of(Class<S> type, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            Object value = Optional.<Object>ofNullable(values.get(method.getName()))
                    .or(() -> Optional.ofNullable(method.getDefaultValue()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The setting %s of %s is missing.".formatted(method.getName(), type.getName())));
            all.put(method.getName(), checked(method, value));
        }
        values.keySet().stream()
                .filter(name -> !all.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("%s has no setting %s.".formatted(type.getName(), name));
                });
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer(type, all, method)));
    }

    private static Object checked(Method method, Object value) {
        Class<?> wanted = MethodType.methodType(method.getReturnType()).wrap().returnType();
        if (!wanted.isInstance(requireNonNull(value, "value is null"))) {
            throw new IllegalArgumentException("The setting %s is a %s, not a %s."
                    .formatted(
                            method.getName(),
                            wanted.getSimpleName(),
                            value.getClass().getSimpleName()));
        }
        return value;
    }

    private static Object answer(Class<?> type, Map<String, Object> all, Method method) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "toString" -> "@" + type.getSimpleName() + all;
            case "hashCode" -> all.hashCode();
            case "equals" -> false;
            default -> requireNonNull(all.get(method.getName()), "no such setting");
        };
    }
}
