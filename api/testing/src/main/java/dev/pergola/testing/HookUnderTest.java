package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A hook that a test has made.
 *
 * @param service the object
 * @param interfaces the interfaces of the API under which it is registered
 * @param properties its service properties
 */
record HookUnderTest(Object service, List<String> interfaces, Map<String, Object> properties) {

    HookUnderTest {
        requireNonNull(service, "service is null");
        interfaces = List.copyOf(interfaces);
        properties = Map.copyOf(properties);
    }
}
