package com.example.trac;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * The one row of the table {@code _collection}.
 *
 * @param address of the server from which the tickets are
 * @param query by which they were found
 * @param progress how far the collection is
 */
record ProgressRow(String address, String query, Progress progress) {

    /** Reads the row, which is there; columns that were never written say that nothing has happened. */
    static ProgressRow read(Transaction transaction, Instant now) {
        try (Rows rows =
                transaction.query(Sql.of("select address, query, since, listed, collected, ended, due, requests,"
                        + " errors, in_a_row, failed, problem from _collection"))) {
            rows.next();
            Progress.Run run = new Progress.Run(time(rows, 2), time(rows, 3), rows.integer(4), time(rows, 5));
            Optional<Progress.Problem> problem = time(rows, 10).map(at -> new Progress.Problem(at, rows.text(11)));
            Progress.Tally tally = new Progress.Tally(rows.integer(7), rows.integer(8), (int) rows.integer(9), problem);
            return new ProgressRow(
                    rows.text(0), rows.text(1), new Progress(run, time(rows, 6).orElse(now), tally));
        }
    }

    private static Optional<Instant> time(Rows rows, int column) {
        return rows.isNull(column) ? Optional.empty() : Optional.of(Instant.parse(rows.text(column)));
    }

    static void write(Transaction transaction, Progress progress) {
        Progress.Run run = progress.run();
        Progress.Tally tally = progress.tally();
        transaction.execute(Sql.of(
                "update _collection set since = ?, listed = ?, collected = ?, ended = ?, due = ?, requests = ?,"
                        + " errors = ?, in_a_row = ?, failed = ?, problem = ?",
                text(run.since()),
                text(run.listed()),
                run.collected(),
                text(run.ended()),
                progress.due().toString(),
                tally.requests(),
                tally.errors(),
                tally.inARow(),
                text(tally.problem().map(Progress.Problem::at)),
                tally.problem().map(Progress.Problem::message).orElse(null)));
    }

    /** In a statement, null is SQL's NULL. */
    private static Object text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
