package dev.pergola.core.importing;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.core.db.BulkTransaction;
import dev.pergola.core.db.RowInserter;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.tabular.Input;
import dev.pergola.core.tabular.InputFault;
import dev.pergola.core.tabular.ReadingOptions;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Fills one table. Used once, on the thread that writes. */
final class TableLoad {

    private final BulkTransaction transaction;
    private final TableFiles files;
    private final TargetTable target;
    private final ReadingOptions reading;
    private final BadRows badRows;
    private final Watcher watcher;
    private long rows;
    private long written;

    TableLoad(BulkTransaction transaction, TableFiles files, ImportPlan plan, Watcher watcher) {
        this.transaction = transaction;
        this.files = files;
        this.target = new TargetTable(transaction, files.table(), plan.options());
        this.reading = plan.reading();
        this.badRows = new BadRows(plan.skipBadRows());
        this.watcher = watcher;
    }

    /** What becomes of a reading. */
    private enum Outcome {
        DONE,
        TYPES_WERE_WRONG
    }

    /** Reads once, or twice where a later row does not fit what the first ones seemed to say. */
    LoadedTable run() {
        Optional<TableSchema> existing = target.existing();
        LoadColumns columns = new LoadColumns(files.table(), target.options(), existing);
        transaction.remember();
        if (read(out -> RowAssembler.first(columns, out, badRows)) == Outcome.TYPES_WERE_WRONG) {
            transaction.goBack();
            badRows.forget();
            watcher.step("Reading again, with types that fit all rows");
            if (read(out -> RowAssembler.second(columns, out, badRows)) == Outcome.TYPES_WERE_WRONG) {
                throw InputFault.of(
                        files.inputs().get(0).name(),
                        "it was changed while it was read",
                        "Try again when nobody writes it.");
            }
        }
        transaction.goOn();
        return new LoadedTable(
                files.table(), existing.isEmpty(), rows, written, badRows.count(), badRows.first(), "", List.of());
    }

    private Outcome read(Function<Consumer<Piece>, RowAssembler> assembler) {
        rows = 0;
        written = 0;
        Optional<RowInserter> inserter = Optional.empty();
        try (Feed feed = new Feed(files.inputs(), reading, assembler)) {
            Outcome outcome = Outcome.DONE;
            while (true) {
                Piece piece = feed.take();
                if (piece instanceof Piece.Start start) {
                    target.prepare(start.columns());
                    if (!start.columns().isEmpty()) {
                        inserter = Optional.of(target.inserter(start.columns()));
                    }
                } else if (piece instanceof Piece.Rows block) {
                    write(block, inserter.orElseThrow());
                } else if (piece instanceof Piece.Misfit) {
                    outcome = Outcome.TYPES_WERE_WRONG;
                } else if (piece instanceof Piece.Failure failure) {
                    throw rethrown(failure.cause());
                } else if (piece instanceof Piece.End end) {
                    if (outcome == Outcome.DONE) {
                        end.notes().forEach(watcher::note);
                    }
                    return outcome;
                }
                watcher.rows(
                        feed.reading().map(Input::name).orElse(""),
                        feed.bytes(),
                        feed.reading().map(Input::size).orElse(OptionalLong.empty()),
                        rows);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ServerException(ErrorCode.INTERNAL, "Interrupted. Nothing was changed.").causedBy(stop);
        } finally {
            inserter.ifPresent(RowInserter::close);
        }
    }

    private void write(Piece.Rows block, RowInserter inserter) {
        long before = badRows.count();
        written += inserter.add(
                block.cells(),
                block.count(),
                (row, why) -> badRows.add(
                        block.input(),
                        block.lines()[row],
                        String.join("; ", why.messages()),
                        "Correct the row, or say --skip-bad-rows; --ignore, --replace and --upsert tell what to do with"
                                + " a key that is there."));
        rows += block.count() - (badRows.count() - before);
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /** The first rows as text. */
    static List<List<String>> sample(BulkTransaction transaction, String table, int most) {
        List<List<String>> sample = new ArrayList<>();
        try (Rows found = transaction
                .statements()
                .query(Sql.of("select * from " + SqlIdentifier.quoteAlways(table) + " limit " + most))) {
            sample.add(found.columns());
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < found.columns().size(); i++) {
                    row.add(found.isNull(i) ? "NULL" : found.text(i));
                }
                sample.add(row);
            }
        }
        return sample;
    }
}
