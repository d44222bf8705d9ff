package dev.pergola.core.render.html;

import dev.pergola.core.text.HtmlEscaping;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Shows the author of a template what it is given: names and values as JSON. */
final class ContextDump {

    private ContextDump() {}

    /** A page that shows what two models hold together. */
    static byte[] page(Record frame, Record model) {
        Map<String, Object> all = new LinkedHashMap<>(members(frame));
        all.putAll(members(model));
        return ("<pre>" + HtmlEscaping.escape(json(all, "")) + "</pre>").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> members(Record model) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                members.put(component.getName(), component.getAccessor().invoke(model));
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("A model hides " + component, unreadable);
            }
        }
        return members;
    }

    private static String json(Object value, String indent) {
        if (value instanceof Record model) {
            return json(members(model), indent);
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner members = new StringJoiner(",\n", "{\n", "\n" + indent + "}").setEmptyValue("{}");
            map.forEach((name, member) ->
                    members.add(indent + "  " + text(String.valueOf(name)) + ": " + json(member, indent + "  ")));
            return members.toString();
        }
        if (value instanceof Iterable<?> items) {
            StringJoiner list = new StringJoiner(",\n", "[\n", "\n" + indent + "]").setEmptyValue("[]");
            items.forEach(item -> list.add(indent + "  " + json(item, indent + "  ")));
            return list.toString();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? json(optional.get(), indent) : "null";
        }
        if (value instanceof PageText html) {
            return text(new String(html.toBytes(), StandardCharsets.UTF_8));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : text(value.toString());
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
