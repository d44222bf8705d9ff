package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.command.Console;
import dev.pergola.core.db.BulkWrite;
import dev.pergola.core.importing.Existing;
import dev.pergola.core.importing.Import;
import dev.pergola.core.importing.ImportPlan;
import dev.pergola.core.importing.LoadedTable;
import dev.pergola.core.importing.TableFiles;
import dev.pergola.core.tabular.FileInput;
import dev.pergola.core.tabular.Format;
import dev.pergola.core.tabular.Input;
import dev.pergola.core.tabular.SpooledInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pergola import} and {@code pergola insert}: files become tables, or rows of one table. The second is the first with one
 * table that may be there already.
 */
final class ImportCommand implements CommandHook {

    private static final String STANDARD_INPUT = "-";

    private final Platform platform;
    private final boolean insert;

    private ImportCommand(Platform platform, boolean insert) {
        this.platform = platform;
        this.insert = insert;
    }

    static CommandHook ofImport(Platform platform) {
        return new ImportCommand(platform, false);
    }

    static CommandHook ofInsert(Platform platform) {
        return new ImportCommand(platform, true);
    }

    @Override
    public CommandSpecification specification() {
        return insert ? ImportSyntax.ofInsert() : ImportSyntax.ofImport();
    }

    @Override
    public int run(CommandContext line) throws IOException {
        List<String> words = line.arguments();
        int before = insert ? 2 : 1;
        if (words.size() < before) {
            throw WrongUsage.of(
                    insert ? "A database and a table were expected." : "A database was expected.",
                    insert
                            ? "Such as `pergola insert garden.db plants plants.csv`."
                            : "Such as `pergola import garden.db plants.csv`.");
        }
        Optional<String> table = insert ? Optional.of(words.get(1)) : line.value(ImportSyntax.TABLE);
        List<String> files = words.size() == before ? List.of(STANDARD_INPUT) : words.subList(before, words.size());
        ImportOptions options = new ImportOptions(line);
        ImportPlan plan = new ImportPlan(
                tables(files, table),
                options.reading(),
                options.tables(insert ? Existing.APPEND : Existing.REFUSE),
                line.has(ImportSyntax.SKIP_BAD_ROWS),
                line.has(ImportSyntax.DRY_RUN));
        ImportProgress progress =
                new ImportProgress(Console.of(line.out(), line.err()), options.patience(), System::nanoTime);
        try {
            List<LoadedTable> loaded = carryOut(plan, Path.of(words.get(0)), progress);
            progress.clear();
            new ImportReport(line.out(), line.err()).print(loaded, plan.dryRun());
            return 0;
        } finally {
            progress.clear();
            for (TableFiles each : plan.tables()) {
                for (Input input : each.inputs()) {
                    input.close();
                }
            }
        }
    }

    private List<LoadedTable> carryOut(ImportPlan plan, Path database, ImportProgress progress) {
        BulkWrite write = new BulkWrite(database, progress);
        Thread thread = Thread.currentThread();
        platform.onStop(() -> {
            write.stop();
            thread.interrupt();
        });
        try {
            return new Import(plan, progress).into(write);
        } finally {
            platform.onStop(() -> {});
        }
    }

    private static List<TableFiles> tables(List<String> files, Optional<String> table) {
        Map<String, List<Input>> byTable = new LinkedHashMap<>();
        for (String file : files) {
            String name = table.orElseGet(() -> named(file));
            boolean twice = byTable.keySet().stream().anyMatch(name::equalsIgnoreCase);
            if (twice && table.isEmpty()) {
                throw WrongUsage.of(
                        "Two files would become the table " + name + ".",
                        "Say --table " + name + " if all files belong into one, or rename a file.");
            }
            byTable.computeIfAbsent(name, any -> new ArrayList<>()).add(input(file));
        }
        List<TableFiles> tables = new ArrayList<>();
        byTable.forEach((name, inputs) -> tables.add(new TableFiles(name, inputs)));
        return tables;
    }

    private static String named(String file) {
        if (file.equals(STANDARD_INPUT)) {
            throw WrongUsage.of(
                    "Standard input has no name that a table could have.", "Say which table is meant: --table NAME.");
        }
        return Format.stem(String.valueOf(Path.of(file).getFileName()));
    }

    /** What is no ordinary file, such as a pipe, can be read once only. */
    private static Input input(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return SpooledInput.of("standard input", System.in);
        }
        Path path = Path.of(file);
        boolean once = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        return once ? SpooledInput.of(path) : new FileInput(path);
    }
}
