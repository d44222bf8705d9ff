package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML 1.1 into a tree of located nodes: the same words for true and false, aliases and merge keys as the
 * original's parser. Used once for one text.
 *
 * <p>Aliases are copied out, so their growth is limited: a few lines of aliases to aliases could otherwise fill the
 * memory.
 */
final class YamlTreeReader {
    static final int MOST_NODES = 100_000;

    private static final int MOST_ALIASES = 1_000;

    private final SourceText source;
    private final ProblemCollector problems;
    private final LoaderOptions options = options();
    private final SafeConstructor scalars = new SafeConstructor(options);
    private final Set<org.yaml.snakeyaml.nodes.Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    YamlTreeReader(SourceText source, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SourceText.LARGEST);
        options.setNestingDepthLimit(JsonTreeReader.DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    Node read() throws UnreadableException {
        try {
            org.yaml.snakeyaml.nodes.Node root =
                    new Yaml(new SafeConstructor(options)).compose(new StringReader(source.text()));
            return root == null
                    ? new Node.Leaf(new Location(source.name(), 1, 1), PlainValue.nothing())
                    : node(root, KeyPath.ROOT);
        } catch (MarkedYAMLException e) {
            throw new UnreadableException(
                    e.getProblemMark() == null ? Location.of(source.name()) : location(e.getProblemMark()),
                    "The file is not valid YAML: " + sentence(e),
                    advice(e));
        } catch (YAMLException e) {
            throw new UnreadableException(
                    Location.of(source.name()),
                    "The file is not valid YAML: " + e.getMessage() + ".",
                    Optional.empty());
        }
    }

    private Node node(org.yaml.snakeyaml.nodes.Node yaml, KeyPath path) throws UnreadableException {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new UnreadableException(
                    location(yaml.getStartMark()),
                    "The file holds more than " + MOST_NODES + " values when its aliases are written out.",
                    Optional.of("Use fewer aliases that refer to other aliases."));
        }
        if (!open.add(yaml)) {
            throw new UnreadableException(
                    location(yaml.getStartMark()),
                    "The value at " + path + " contains itself through an alias.",
                    Optional.of("An alias (*name) may not stand inside its own anchor (&name)."));
        }
        try {
            if (yaml instanceof MappingNode mapping) {
                return fields(mapping, path);
            }
            return yaml instanceof SequenceNode sequence ? items(sequence, path) : leaf((ScalarNode) yaml, path);
        } finally {
            open.remove(yaml);
        }
    }

    private Node items(SequenceNode sequence, KeyPath path) throws UnreadableException {
        List<Node> items = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
            items.add(node(item, path.item(items.size())));
        }
        return new Node.Items(location(sequence.getStartMark()), items);
    }

    private Node fields(MappingNode mapping, KeyPath path) throws UnreadableException {
        Map<String, Node.Field> merged = new LinkedHashMap<>();
        Map<String, Node.Field> own = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Location keyLocation = location(tuple.getKeyNode().getStartMark());
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(node(tuple.getValueNode(), path), keyLocation, path, merged);
            } else if (tuple.getKeyNode() instanceof ScalarNode key) {
                KeyPath child = path.child(key.getValue());
                Node.Field field = new Node.Field(keyLocation, node(tuple.getValueNode(), child));
                Node.Field earlier = own.put(key.getValue(), field);
                if (earlier != null) {
                    problems.duplicate(keyLocation, child, earlier.key());
                }
            } else {
                problems.error(
                        keyLocation, path, "A list or a map cannot be a key.", Optional.of("Write the key as text."));
            }
        }
        merged.putAll(own);
        return new Node.Fields(location(mapping.getStartMark()), merged);
    }

    /** {@code <<: *defaults}, or a list of them of which the first counts most. */
    private void merge(Node value, Location place, KeyPath path, Map<String, Node.Field> merged) {
        if (value instanceof Node.Fields fields) {
            fields.fields().forEach(merged::putIfAbsent);
        } else if (value instanceof Node.Items items
                && items.nodes().stream().allMatch(item -> item instanceof Node.Fields)) {
            items.nodes().forEach(item -> merge(item, place, path, merged));
        } else {
            problems.error(
                    place,
                    path,
                    "The key << merges maps, but its value is none.",
                    Optional.of("Give it an alias to a map."));
        }
    }

    private Node leaf(ScalarNode scalar, KeyPath path) {
        Location location = location(scalar.getStartMark());
        return new Node.Leaf(location, value(scalar, location, path));
    }

    private PlainValue value(ScalarNode scalar, Location location, KeyPath path) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
            return PlainValue.of(scalar.getValue());
        }
        if (tag.equals(Tag.NULL)) {
            return PlainValue.nothing();
        }
        return typed(scalar).orElseGet(() -> {
            problems.error(
                    location,
                    path,
                    "The value " + Quotation.of(scalar.getValue()) + " does not fit its YAML tag "
                            + Quotation.of(tag.getValue()) + ".",
                    Optional.of("Write the value without a tag."));
            return PlainValue.nothing();
        });
    }

    /** The value of a tag that stands for a type, empty where tag and text do not fit or nothing is known of the tag. */
    private Optional<PlainValue> typed(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.BOOL) && scalars.new ConstructYamlBool().construct(scalar) instanceof Boolean flag) {
                return Optional.of(PlainValue.of(flag.booleanValue()));
            }
            if (tag.equals(Tag.INT)) {
                Object number = scalars.new ConstructYamlInt().construct(scalar);
                return Optional.of(new PlainValue.Whole(new BigInteger(number.toString())));
            }
            if (tag.equals(Tag.FLOAT) && scalars.new ConstructYamlFloat().construct(scalar) instanceof Double number) {
                return Optional.of(new PlainValue.Real(number));
            }
            return Optional.empty();
        } catch (NumberFormatException | YAMLException e) {
            return Optional.empty();
        }
    }

    private Location location(Mark mark) {
        return new Location(source.name(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String sentence(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        String problem = e.getProblem() == null ? "unexpected text" : e.getProblem();
        return context + (problem.endsWith(".") ? problem : problem + ".");
    }

    private static Optional<String> advice(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB")) {
            return Optional.of("Indent with spaces; YAML does not allow tabs there.");
        }
        if (problem.contains("mapping values are not allowed")) {
            return Optional.of("Put a text that contains a colon and a space in quotes, and check the indentation.");
        }
        if (problem.contains("cannot start any token")) {
            return Optional.of("Put a text that begins with this character in quotes.");
        }
        return problem.contains("another document")
                ? Optional.of("Remove the line --- and what follows it.")
                : Optional.empty();
    }
}
