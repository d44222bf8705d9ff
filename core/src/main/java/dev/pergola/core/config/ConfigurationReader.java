package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks a configuration as a whole: every problem of every source is found in one go, each with its place.
 *
 * <p>Called when the server starts and each time its files change; reads files, changes nothing, may be called from any
 * thread. Never throws for what a user wrote.
 *
 * <pre>{@code
 * ConfigurationResult result = ConfigurationReader.read(ConfigurationSources.file(Path.of("pergola.yaml")));
 * }</pre>
 */
public final class ConfigurationReader {
    private final ProblemCollector problems = new ProblemCollector();

    private ConfigurationReader() {}

    /** Reads all sources; {@link ConfigurationResult.Valid} also where there are none at all. */
    public static ConfigurationResult read(ConfigurationSources sources) {
        return new ConfigurationReader().readAll(sources);
    }

    private ConfigurationResult readAll(ConfigurationSources sources) {
        Node.Fields file = tree(sources.configuration());
        Node.Fields pairs = new SettingPairReader(problems).read(sources.pairs());
        MetadataSplit metadata = MetadataSplit.of(tree(sources.metadata()));
        Node.Fields options = TreeMerge.over(TreeMerge.over(file, pairs), metadata.options());
        Configuration configuration = RootCheck.read(options, problems);
        Metadata descriptions = MetadataCheck.read(metadata.descriptions(), problems);
        return problems.hasErrors()
                ? new ConfigurationResult.Invalid(problems.all())
                : new ConfigurationResult.Valid(configuration, descriptions, problems.all());
    }

    /** The map that a file holds; an empty one where there is no file, where it is empty or cannot be read. */
    private Node.Fields tree(Optional<Path> file) {
        if (file.isEmpty()) {
            return Node.Fields.empty(Location.of("no file"));
        }
        Node.Fields nothing = Node.Fields.empty(Location.of(file.get().toString()));
        try {
            Node node = TreeReader.read(file.get(), problems);
            if (node instanceof Node.Fields fields) {
                return fields;
            }
            if (!(node.plain() instanceof PlainValue.Nothing)) {
                problems.error(
                        node.location(),
                        KeyPath.ROOT,
                        "The file must hold a map of keys and values, but it holds " + NodeDescription.of(node) + ".",
                        Optional.empty());
            }
        } catch (UnreadableException e) {
            problems.unreadable(e);
        }
        return nothing;
    }
}
