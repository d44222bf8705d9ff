package com.example.trac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The tables {@code tickets} and {@code changes}, and those with an underscore in which the collector keeps what it knows. For
 * one transaction.
 */
final class TicketTables {

    private static final String SCHEMA = """
            create table if not exists tickets (
                id integer primary key, summary text, status text, type text, priority text, component text, milestone text,
                version text, owner text, reporter text, resolution text, keywords text, cc text, created text, changed text,
                description text, other text
            );
            create index if not exists tickets_changed on tickets(changed);
            create table if not exists changes (
                ticket integer references tickets(id), number integer, changed text, author text, field text, former text,
                present text, primary key (ticket, number)
            );
            create table if not exists _pending (ticket integer primary key, position integer, attempts integer);
            create table if not exists _collection (
                id integer primary key check (id = 1), address text, query text, since text, listed text, collected integer,
                ended text, due text, requests integer, errors integer, in_a_row integer, failed text, problem text
            );
            """;

    /** The fields that every Trac has; all others go into the column other, as JSON. */
    private static final List<String> FIELDS = List.of(
            "summary",
            "status",
            "type",
            "priority",
            "component",
            "milestone",
            "version",
            "owner",
            "reporter",
            "resolution",
            "keywords",
            "cc",
            "description");

    /** Told by Trac twice; they have columns of their own. */
    private static final List<String> TIMES = List.of("time", "changetime");

    /** A ticket that cannot be told so often is left until it changes. */
    private static final int MOST_ATTEMPTS = 5;

    private final Transaction transaction;

    TicketTables(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Makes what is missing. */
    long make() {
        return transaction.script(SCHEMA);
    }

    /**
     * Makes what is missing, and looks whose tickets these are.
     *
     * @return how far the collection was; the beginning for a new one, and for another query
     * @throws IllegalArgumentException where the tickets are those of another address
     */
    Progress open(TracSettings.Source source, Instant now) {
        make();
        transaction.execute(Sql.of(
                "insert or ignore into _collection(id, address, query) values (1, ?, ?)",
                source.address(),
                source.query()));
        ProgressRow row = ProgressRow.read(transaction, now);
        if (!row.address().equals(source.address())) {
            throw new IllegalArgumentException("This database holds tickets of " + row.address()
                    + ". Name another one by the settings file and database for those of " + source.address() + ".");
        }
        if (row.query().equals(source.query())) {
            return row.progress();
        }
        Progress again = row.progress().forgetful();
        transaction.execute(Sql.of("delete from _pending"));
        transaction.execute(Sql.of("update _collection set query = ?", source.query()));
        save(again);
        return again;
    }

    /** Keeps how far the collection is. */
    void save(Progress progress) {
        ProgressRow.write(transaction, progress);
    }

    /** Notes what has to be asked for, in this order. */
    void enqueue(List<Long> ids) {
        List<List<Object>> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(List.of(id, rows.size())));
        transaction.executeMany("insert or replace into _pending(ticket, position, attempts) values (?, ?, 0)", rows);
    }

    /** Whether there is nothing to be asked for any more. */
    boolean isComplete() {
        return pending(transaction::query, 1).isEmpty();
    }

    /** What has to be asked for next; what has failed before comes last. */
    static List<Long> pending(Function<Sql, Rows> reader, int most) {
        List<Long> ids = new ArrayList<>();
        Sql sql = Sql.of("select ticket from _pending order by attempts, position limit ?", most);
        try (Rows rows = reader.apply(sql)) {
            while (rows.next()) {
                ids.add(rows.integer(0));
            }
        }
        return ids;
    }

    /** Writes what an answer says, in place of what was known before. */
    void put(Answer answer) {
        if (answer instanceof Answer.Failed) {
            transaction.execute(Sql.of("update _pending set attempts = attempts + 1 where ticket = ?", answer.id()));
            transaction.execute(Sql.of("delete from _pending where attempts >= ?", MOST_ATTEMPTS));
            return;
        }
        if (answer instanceof Answer.Found found) {
            put(found.ticket());
            putChanges(found);
        }
        transaction.execute(Sql.of("delete from _pending where ticket = ?", answer.id()));
    }

    private void put(Ticket ticket) {
        Map<String, String> others = new TreeMap<>(ticket.attributes());
        FIELDS.forEach(others::remove);
        TIMES.forEach(others::remove);
        List<Object> values = new ArrayList<>();
        values.add(ticket.id());
        values.add(ticket.created().toString());
        values.add(ticket.changed().toString());
        values.add(json(others));
        FIELDS.forEach(field -> values.add(ticket.attributes().get(field)));
        String names = String.join(", ", FIELDS);
        String marks = ", ?".repeat(FIELDS.size());
        String updates = String.join(
                ", ", FIELDS.stream().map(name -> name + " = excluded." + name).toList());
        transaction.execute(new Sql(
                "insert into tickets(id, created, changed, other, " + names + ") values (?, ?, ?, ?" + marks + ")"
                        + " on conflict(id) do update set created = excluded.created, changed = excluded.changed,"
                        + " other = excluded.other, " + updates,
                values));
    }

    private void putChanges(Answer.Found found) {
        transaction.execute(Sql.of("delete from changes where ticket = ?", found.id()));
        List<List<Object>> rows = new ArrayList<>();
        for (Change change : found.changes()) {
            rows.add(List.of(
                    found.id(),
                    rows.size() + 1,
                    change.at().toString(),
                    change.author(),
                    change.field(),
                    change.former(),
                    change.present()));
        }
        transaction.executeMany("insert into changes values (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    private static String json(Map<String, String> values) {
        ObjectNode object = JsonRpc.JSON.createObjectNode();
        values.forEach(object::put);
        return JsonRpc.write(object);
    }
}
