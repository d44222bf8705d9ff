package dev.pergola.core.view.plugins;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.sets.SetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request asks to be changed: by the fields of a form, or by members of a JSON object. */
final class AskedChange {

    static final String PLUGIN = "plugin";
    static final String OLDER = "allow_downgrade";
    static final String TO = "to";
    private static final String PLUGINS = "plugins";

    private AskedChange() {}

    static SetChange of(String action, QueryString fields) {
        List<String> names = fields.all(PLUGIN).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return of(action, names, fields.has(OLDER), fields.first(TO).filter(text -> !text.isEmpty()));
    }

    static SetChange of(String action, Map<String, PlainValue> members) {
        List<String> names = new ArrayList<>();
        if (members.get(PLUGINS) instanceof PlainValue.Items items) {
            items.values().forEach(item -> names.add(text(item)));
        }
        Optional<String> to = Optional.ofNullable(members.get(TO))
                .filter(PlainValue.Whole.class::isInstance)
                .map(number -> ((PlainValue.Whole) number).value().toString());
        return of(action, names, isTrue(members, OLDER), to);
    }

    static boolean isTrue(Map<String, PlainValue> members, String name) {
        return members.get(name) instanceof PlainValue.Flag flag && flag.value();
    }

    private static String text(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return text.value();
        }
        throw new ServerException(ErrorCode.BAD_REQUEST, "'plugins' is a list of names.");
    }

    private static SetChange of(String action, List<String> names, boolean older, Optional<String> to) {
        return switch (action) {
            case "install" -> new SetChange.Install(some(names), older);
            case "update" -> new SetChange.Update(names);
            case "uninstall" -> new SetChange.Uninstall(some(names));
            case "rollback" -> new SetChange.Rollback(to.map(AskedChange::number));
            default ->
                throw new ServerException(
                        ErrorCode.NOT_FOUND,
                        "Plugins cannot be changed by '%s'.".formatted(action),
                        "There are install, update, uninstall and rollback.");
        };
    }

    private static List<String> some(List<String> names) {
        if (names.isEmpty()) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "No plugin was named.");
        }
        return names;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "'%s' is no number of a set.".formatted(text));
        }
        return Integer.parseInt(text);
    }
}
