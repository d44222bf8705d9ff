package dev.pergola.core.importing;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.db.BulkTransaction;
import dev.pergola.core.db.BulkWrite;
import dev.pergola.core.model.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Carries out a plan in one transaction. */
public final class Import {

    private static final int SAMPLE = 5;

    private final ImportPlan plan;
    private final Watcher watcher;

    /**
     * Nothing happens yet.
     *
     * @param plan what to do
     * @param watcher who looks on
     */
    public Import(ImportPlan plan, Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /**
     * Imports everything or nothing.
     *
     * @param file the database
     * @return what became of each table, in order
     * @throws ServerException where something is wrong; then nothing was changed
     */
    public List<LoadedTable> into(BulkWrite file) {
        return file.run(transaction -> new BulkWrite.Result<>(fill(transaction), !plan.dryRun()));
    }

    private List<LoadedTable> fill(BulkTransaction transaction) {
        List<LoadedTable> loaded = new ArrayList<>();
        Set<String> unused = new LinkedHashSet<>(plan.options().mentioned());
        for (TableFiles files : plan.tables()) {
            LoadedTable table = new TableLoad(transaction, files, plan, watcher).run();
            TableSchema schema = schema(transaction, table.name());
            Set<String> names = new LinkedHashSet<>();
            schema.columnNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            unused.removeIf(name -> names.contains(name.toLowerCase(Locale.ROOT)));
            new TableExtras(transaction, schema, plan.options(), watcher).add();
            loaded.add(finished(transaction, table));
        }
        if (!unused.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "No table of this import has the column " + String.join(", ", unused)
                            + ", of which an option speaks.",
                    "Columns of " + loaded.get(0).name() + ": "
                            + String.join(
                                    ", ",
                                    schema(transaction, loaded.get(0).name()).columnNames()) + ".");
        }
        return loaded;
    }

    private LoadedTable finished(BulkTransaction transaction, LoadedTable table) {
        String definition = schema(transaction, table.name()).definition();
        return new LoadedTable(
                table.name(),
                table.created(),
                table.rows(),
                table.written(),
                table.bad(),
                table.firstBad(),
                definition,
                plan.dryRun() ? TableLoad.sample(transaction, table.name(), SAMPLE) : List.of());
    }

    private static TableSchema schema(BulkTransaction transaction, String name) {
        return transaction.schema().all().stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }
}
