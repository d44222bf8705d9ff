package dev.pergola.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final List<String> VISIBLE =
            List.of("java.", "dev.pergola.api.", "dev.pergola.testing.", "org.junit.jupiter.api.extension.");

    @Test
    void aTestSeesTheApiJunitAndTheKitAlone() {
        List<String> others = Stream.of(
                        Answer.class,
                        InstalledPlugin.class,
                        PluginJar.class,
                        PluginSite.class,
                        RunningSite.class,
                        TestSettings.class,
                        TestSite.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .flatMap(SignaturesTest::types)
                .filter(type -> !type.isPrimitive())
                .map(Class::getName)
                .filter(name -> VISIBLE.stream().noneMatch(name::startsWith))
                .toList();
        assertEquals(List.of(), others);
    }

    private static Stream<Class<?>> types(Method method) {
        return Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                .map(type -> type.isArray() ? type.getComponentType() : type);
    }
}
