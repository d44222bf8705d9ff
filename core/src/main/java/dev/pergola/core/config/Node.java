package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of a configuration as it was written: its value, and where.
 *
 * <p>The tree is what reading hands to checking; JSON, YAML and the command line all become this.
 */
sealed interface Node {

    /** Where the value begins. */
    Location location();

    /** The value without its places. */
    PlainValue plain();

    /** A tree all of whose nodes were written at one place. */
    static Node of(PlainValue value, Location location) {
        if (value instanceof PlainValue.Items items) {
            return new Items(
                    location,
                    items.values().stream().map(item -> of(item, location)).toList());
        }
        if (value instanceof PlainValue.Fields map) {
            Map<String, Field> fields = new LinkedHashMap<>();
            map.values().forEach((key, item) -> fields.put(key, new Field(location, of(item, location))));
            return new Fields(location, fields);
        }
        return new Leaf(location, value);
    }

    /** A text, number, truth value or nothing. */
    record Leaf(Location location, PlainValue plain) implements Node {}

    /** A list. */
    record Items(Location location, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public PlainValue plain() {
            return new PlainValue.Items(nodes.stream().map(Node::plain).toList());
        }
    }

    /** A map in the order of the source. */
    record Fields(Location location, Map<String, Field> fields) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        static Fields empty(Location location) {
            return new Fields(location, Map.of());
        }

        @Override
        public PlainValue plain() {
            Map<String, PlainValue> values = new LinkedHashMap<>();
            fields.forEach((key, field) -> values.put(key, field.node().plain()));
            return new PlainValue.Fields(values);
        }
    }

    /** The value of a key, and where the key is written. */
    record Field(Location key, Node node) {}
}
