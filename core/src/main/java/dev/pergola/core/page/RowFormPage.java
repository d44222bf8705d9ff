package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.TableSchema;
import java.util.List;

/**
 * A form for a new row, or for one that is there; for people only.
 *
 * @param frame what every page has
 * @param database whose table it is
 * @param table where the row is
 * @param heading a few words
 * @param addresses where the form leads
 * @param newRow whether the row is still to be made
 * @param fields in the order of the columns
 * @param failures what is wrong with the row as a whole
 */
public record RowFormPage(
        PageFrame frame,
        DatabaseInfo database,
        TableSchema table,
        String heading,
        Addresses addresses,
        boolean newRow,
        List<RowField> fields,
        List<String> failures)
        implements Page {

    /** Checks the parts and copies the lists. */
    public RowFormPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        requireNonNull(heading, "heading is null");
        requireNonNull(addresses, "addresses is null");
        fields = List.copyOf(fields);
        failures = List.copyOf(failures);
    }

    /**
     * Where a form leads.
     *
     * @param form where it is sent
     * @param back the page that is shown when nothing is changed
     * @param table the page of the table
     */
    public record Addresses(String form, String back, String table) {

        /** Checks the parts. */
        public Addresses {
            requireNonNull(form, "form is null");
            requireNonNull(back, "back is null");
            requireNonNull(table, "table is null");
        }
    }
}
