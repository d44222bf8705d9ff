package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.http.Request;
import dev.pergola.api.server.Events;
import dev.pergola.core.change.Conflict;
import java.util.List;

/**
 * Tells of what was written, after it was committed.
 *
 * @param events hear of it
 */
record Announcements(Events events) {

    Announcements {
        requireNonNull(events, "events is null");
    }

    /**
     * A table in which something was written, and for whom.
     *
     * @param request by which it was asked for
     * @param database the name of the database
     * @param table its name now
     */
    record Place(Request request, String database, String table) {

        static Place of(Request request, WriteTarget target) {
            return new Place(
                    request, target.database().info().name(), target.table().name());
        }

        Attributes attributes() {
            return Attributes.of("database", database).and("table", table);
        }
    }

    private void publish(String type, Place place, Attributes attributes) {
        events.publish(Event.now(type, place.request().actor(), attributes));
    }

    void rowsAdded(Place place, Conflict conflict, int rows) {
        Attributes attributes = place.attributes().and("num_rows", (long) rows);
        if (conflict == Conflict.UPDATE) {
            publish("upsert-rows", place, attributes);
        } else {
            publish(
                    "insert-rows",
                    place,
                    attributes.and("ignore", conflict == Conflict.IGNORE).and("replace", conflict == Conflict.REPLACE));
        }
    }

    void rowUpdated(Place place, List<String> key) {
        publish("update-row", place, place.attributes().and("pks", key));
    }

    void rowDeleted(Place place, List<String> key) {
        publish("delete-row", place, place.attributes().and("pks", key));
    }

    void tableCreated(Place place, String schema) {
        publish("create-table", place, place.attributes().and("schema", schema));
    }

    /** Only where its CREATE statement has changed. */
    void tableAltered(Place place, String before, String after) {
        if (!before.equals(after)) {
            publish(
                    "alter-table",
                    place,
                    place.attributes().and("before_schema", before).and("after_schema", after));
        }
    }

    void tableDropped(Place place) {
        publish("drop-table", place, place.attributes());
    }
}
