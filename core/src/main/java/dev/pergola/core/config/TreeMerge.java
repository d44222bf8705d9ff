package dev.pergola.core.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one tree over another: maps are merged key by key at every depth, anything else is replaced. */
final class TreeMerge {

    private TreeMerge() {}

    static Node.Fields over(Node.Fields base, Node.Fields top) {
        Map<String, Node.Field> merged = new LinkedHashMap<>(base.fields());
        top.fields().forEach((key, field) -> merged.merge(key, field, TreeMerge::field));
        return new Node.Fields(base.location(), merged);
    }

    private static Node.Field field(Node.Field base, Node.Field top) {
        return base.node() instanceof Node.Fields below && top.node() instanceof Node.Fields above
                ? new Node.Field(base.key(), over(below, above))
                : top;
    }
}
