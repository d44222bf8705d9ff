package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.Databases;
import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.ServerInfo;
import dev.pergola.plugins.export.ExportOptions.WrongOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verb {@code export}: single pages as files, or a static website. */
@Component(property = {CommandHook.NAME + "=export", CommandHook.SITE + ":Boolean=true"})
public final class ExportCommand implements CommandHook {

    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final int SHOWN_FAILURES = 50;
    private static final double SECOND = 1e9;

    private final InternalClient client;
    private final Databases databases;
    private final ServerInfo server;

    /**
     * Called by the component runtime.
     *
     * @param client asks for pages
     * @param databases where queries find paths
     * @param server knows the prefix of the site
     */
    @Activate
    public ExportCommand(
            @Reference InternalClient client, @Reference Databases databases, @Reference ServerInfo server) {
        this.client = requireNonNull(client, "client is null");
        this.databases = requireNonNull(databases, "databases is null");
        this.server = requireNonNull(server, "server is null");
    }

    @Override
    public CommandSpecification specification() {
        return ExportSyntax.specification();
    }

    @Override
    public int run(CommandContext context) throws IOException {
        try {
            ExportOptions options = new ExportOptions(context);
            Path output = options.output();
            return options.crawls() ? copy(context, options, output) : single(context, options, output);
        } catch (WrongOption wrong) {
            context.err().println("Error: " + wrong.getMessage());
            return WRONG_USAGE;
        } catch (IllegalArgumentException wrong) {
            context.err().println("Error: " + wrong.getMessage());
            return FAILURE;
        }
    }

    private Site site(ExportOptions options) {
        return new Site(client, server.basePath(), options.token());
    }

    private int single(CommandContext context, ExportOptions options, Path output) throws IOException {
        if (options.paths().isEmpty() && options.statements().isEmpty()) {
            return 0;
        }
        boolean made = !Files.exists(output);
        OutputFolder folder = OutputFolder.at(output);
        folder.begin();
        SinglePages pages = new SinglePages(site(options), folder, context.err());
        try {
            options.paths().forEach(path -> pages.export(new NamedPath(path, Optional.empty(), ExportSyntax.PATH)));
            for (String statement : options.statements()) {
                query(context, options, statement).forEach(pages::export);
            }
        } finally {
            folder.end();
            folder.tidy(made);
        }
        return failed(context, pages.failures());
    }

    private List<NamedPath> query(CommandContext context, ExportOptions options, String statement) {
        context.out().println(statement);
        context.out().println();
        return NamedPath.of(queried(options), statement);
    }

    private Database queried(ExportOptions options) {
        return Optional.of("_memory")
                .filter(name -> options.inMemory())
                .flatMap(databases::find)
                .or(() -> databases.all().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no database for " + ExportSyntax.SQL + "; name one, or add --memory."));
    }

    private int copy(CommandContext context, ExportOptions options, Path output) throws IOException, WrongOption {
        Map<Address, String> begin = begin(context, options);
        long began = System.nanoTime();
        Site site = site(options);
        String stamp = options.token().isPresent() ? "" : new SiteStamp(client, databases).now();
        SiteExport export = SiteExport.of(site, options.rules(), folder(options, output), stamp);
        try (Workers workers = new Workers(options.jobs())) {
            ExportResult result =
                    export.run(begin, workers, new CommandProgress(context, System::nanoTime), options.dryRun());
            context.progress("");
            tell(context, result, output, (System.nanoTime() - began) / SECOND, options.dryRun());
            return failed(context, result.failures());
        } catch (InterruptedException stopped) {
            context.progress("");
            context.err().println("Stopped. What was written is whole; the next export goes on.");
            return FAILURE;
        }
    }

    /** A dry run must not even make the directory. */
    private static OutputFolder folder(ExportOptions options, Path output) throws IOException {
        return options.dryRun()
                ? new OutputFolder(output, Files.createTempDirectory("pergola-export"))
                : OutputFolder.at(output);
    }

    private Map<Address, String> begin(CommandContext context, ExportOptions options) {
        Map<Address, String> begin = new LinkedHashMap<>();
        if (options.fromFrontPage()) {
            begin.put(Address.of("/"), ExportSyntax.ALL);
        }
        List<NamedPath> named = new ArrayList<>();
        options.paths().forEach(path -> named.add(new NamedPath(path, Optional.empty(), ExportSyntax.PATH)));
        options.statements().forEach(statement -> named.addAll(query(context, options, statement)));
        named.forEach(each -> begin.putIfAbsent(Address.of(each.path()), each.from()));
        return begin;
    }

    private static void tell(CommandContext context, ExportResult result, Path output, double seconds, boolean dryRun) {
        context.out()
                .printf(
                        Locale.ROOT,
                        "%,d files %s %s: %,d %s, %,d unchanged, %,d deleted; %,d bytes read in %.1f s (%,.0f pages/s).%n",
                        result.files(),
                        dryRun ? "would be in" : "in",
                        output,
                        result.written(),
                        dryRun ? "to be written" : "written",
                        result.files() - result.written(),
                        result.deleted(),
                        result.bytes(),
                        seconds,
                        result.files() / seconds);
        if (result.leftOut() > 0) {
            context.out().printf(Locale.ROOT, "%,d links were not followed because of a limit.%n", result.leftOut());
        }
    }

    private static int failed(CommandContext context, List<Failure> failures) {
        if (failures.isEmpty()) {
            return 0;
        }
        context.err().println("Error: " + failures.size() + " could not be exported:");
        failures.stream().limit(SHOWN_FAILURES).forEach(failure -> context.err().println("  " + failure.line()));
        if (failures.size() > SHOWN_FAILURES) {
            context.err().println("  ... and " + (failures.size() - SHOWN_FAILURES) + " more");
        }
        return FAILURE;
    }
}
