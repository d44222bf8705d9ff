package dev.pergola.core.boot;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginStatus;
import dev.pergola.core.plugins.UnusableFile;
import dev.pergola.core.source.ProjectFolder;
import dev.pergola.core.view.assets.PageHooks;
import dev.pergola.core.view.development.DevelopmentPages;
import dev.pergola.core.view.development.LatestChange;
import dev.pergola.core.view.development.LatestChangeView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code pergola dev}: serves, with a plugin that is being written and runs as it was saved last. */
final class DevCommand implements CommandHook {

    private static final Set<String> OF_OTHER_USES = Set.of(
            ServeSyntax.GET, ServeSyntax.HEADERS, ServeSyntax.TOKEN, ServeSyntax.ACTOR, ServeSyntax.HELP_SETTINGS);
    /** What was saved longer ago was not saved to be seen now. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final Platform platform;
    private final Clock clock;
    private volatile LatestChange change = LatestChange.NONE; // changed by the thread that looks alone

    DevCommand(Platform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public CommandSpecification specification() {
        List<Option> options = ServeSyntax.specification().options().stream()
                .filter(option -> !OF_OTHER_USES.contains(option.name()))
                .toList();
        return new CommandSpecification(
                "Serves like serve, and runs the plugin in a folder or file as it was saved last.",
                options,
                Optional.of("PLUGIN [FILES]"));
    }

    @Override
    public int run(CommandContext line) throws IOException {
        Path plugin = plugin(line.arguments());
        platform.plugins().develop(plugin, file -> tell(file, line.out()));
        platform.plugins().reconcile(); // sees it
        platform.plugins().reconcile(); // sees it unchanged, so it counts
        DevelopmentPages pages = new DevelopmentPages(() -> change);
        try (BuiltInHooks hooks = new BuiltInHooks(platform.registry(), platform.core())) {
            hooks.route(LatestChangeView.PATTERN, new LatestChangeView(() -> change));
            hooks.add(PageHooks.ASSETS, (PageAssets) pages, Map.of());
            hooks.add(PageHooks.SCRIPTS, pages, Map.of());
            return new ServeCommand(platform).run(new DevLine(line));
        }
    }

    private static Path plugin(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw WrongUsage.of(
                    "Nothing says which plugin is being written.",
                    "Write `pergola dev FOLDER` or `pergola dev File.java`, and then what serve takes.");
        }
        Path place = Path.of(arguments.get(0)).toAbsolutePath().normalize();
        if (Files.isDirectory(place) ? !ProjectFolder.isOne(place) : !isSource(place)) {
            throw WrongUsage.of(
                    place + " is no plugin that is being written.",
                    "That is a folder with src/main/java or a pom.xml in it, or a single .java file.");
        }
        return place;
    }

    private static boolean isSource(Path place) {
        return Files.isRegularFile(place) && place.toString().endsWith(".java");
    }

    private void tell(PluginFile file, PrintWriter out) {
        Optional<String> trouble = trouble(file);
        String message = trouble.orElseGet(() -> file + " runs" + time(file) + ".");
        change = change.next(trouble.isEmpty(), message);
        out.println(message);
        out.flush();
    }

    /** Why what was saved is not what runs; empty where it is. */
    private Optional<String> trouble(PluginFile file) {
        if (file instanceof UnusableFile unusable) {
            return Optional.of(unusable.reason());
        }
        return platform.plugins().statuses().stream()
                .filter(status ->
                        status.file().equals(file.path()) && !status.reasons().isEmpty())
                .findFirst()
                .map(DevCommand::explanation);
    }

    private static String explanation(PluginStatus status) {
        return "%s %s: %s"
                .formatted(
                        status.name(),
                        status.state().words(),
                        status.reasons().stream().collect(Collectors.joining(" ")));
    }

    private String time(PluginFile file) {
        Duration since = Duration.between(file.stamp().modified().toInstant(), clock.instant());
        return since.isNegative() || since.compareTo(RECENT) > 0
                ? ""
                : ", %d ms after it was saved".formatted(since.toMillis());
    }
}
