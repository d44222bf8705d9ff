package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.problem.Suggestions;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the {@code -s} pairs of a command line into a tree like that of a file.
 *
 * <p>The bare name of a setting means {@code settings.NAME}, and its value is checked here, since a slip there is a
 * fault in the command and not in a file. Every other name is a path whose dots nest.
 */
final class SettingPairReader {
    private static final Map<String, Boolean> FLAGS =
            Map.of("on", true, "true", true, "1", true, "off", false, "false", false, "0", false);

    private final ProblemCollector problems;

    SettingPairReader(ProblemCollector problems) {
        this.problems = problems;
    }

    Node.Fields read(List<SettingPair> pairs) {
        Node.Fields tree = Node.Fields.empty(Location.of("-s"));
        for (SettingPair pair : pairs) {
            Location location = Location.of("-s " + pair.name());
            Optional<? extends Setting<?>> setting = Setting.named(pair.name());
            Node value = setting.isPresent()
                    ? settingValue(setting.get(), pair.value(), location)
                    : parsed(pair.value(), location);
            if (setting.isEmpty() && !pair.name().contains(".")) {
                unknown(pair.name(), location);
                continue;
            }
            String path = setting.isPresent() ? "settings." + pair.name() : pair.name();
            tree = TreeMerge.over(tree, nested(path, value, location));
        }
        return tree;
    }

    private Node settingValue(Setting<?> setting, String value, Location location) {
        return setting.type() == Boolean.class
                ? flag(setting, value, location)
                : setting.type() == Integer.class
                        ? whole(setting, value, location)
                        : new Node.Leaf(location, PlainValue.of(value));
    }

    private Node flag(Setting<?> setting, String value, Location location) {
        Boolean flag = FLAGS.get(value.toLowerCase(Locale.ROOT));
        if (flag == null) {
            usage(setting, value, location, "on, off, true, false, 1 or 0");
        }
        return new Node.Leaf(location, flag == null ? PlainValue.nothing() : PlainValue.of(flag));
    }

    private Node whole(Setting<?> setting, String value, Location location) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            usage(setting, value, location, "a whole number");
            return new Node.Leaf(location, PlainValue.nothing());
        }
        return new Node.Leaf(location, new PlainValue.Whole(new BigInteger(value)));
    }

    private void usage(Setting<?> setting, String value, Location location, String expected) {
        problems.usage(
                location,
                KeyPath.ROOT.child("settings").child(setting.name()),
                "The setting takes " + expected + ", not " + Quotation.of(value) + ".");
    }

    /** A name without a dot is meant to be a setting; who means another key of the file writes it into the file. */
    private void unknown(String name, Location location) {
        String sentence = "There is no setting of this name.";
        List<String> known = Setting.all().stream().<String>map(Setting::name).toList();
        problems.usage(
                location,
                KeyPath.ROOT.child("settings").child(name),
                Suggestions.sentence(name, known)
                        .map(hint -> sentence + " " + hint)
                        .orElse(sentence));
    }

    private static Node parsed(String value, Location location) {
        try {
            SourceText text = new SourceText(location.source(), value);
            return value.isBlank()
                    ? new Node.Leaf(location, PlainValue.of(value))
                    : Node.of(
                            new JsonTreeReader(text, new ProblemCollector())
                                    .read()
                                    .plain(),
                            location);
        } catch (UnreadableException notJson) {
            return new Node.Leaf(location, PlainValue.of(value));
        }
    }

    private static Node.Fields nested(String path, Node value, Location location) {
        List<String> keys = Arrays.asList(path.split("\\.", -1));
        Node node = value;
        for (int at = keys.size() - 1; at >= 0; at--) {
            node = new Node.Fields(location, Map.of(keys.get(at), new Node.Field(location, node)));
        }
        return (Node.Fields) node;
    }
}
