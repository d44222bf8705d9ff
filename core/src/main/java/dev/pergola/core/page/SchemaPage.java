package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Schemas as SQL, for people.
 *
 * @param frame what every page has
 * @param heading a few words
 * @param markdownAddress the same as Markdown
 * @param schemas in order
 */
public record SchemaPage(PageFrame frame, String heading, String markdownAddress, List<Schema> schemas)
        implements Page {

    /** Checks the parts and copies the list. */
    public SchemaPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(heading, "heading is null");
        requireNonNull(markdownAddress, "markdownAddress is null");
        schemas = List.copyOf(schemas);
    }

    /**
     * The schema of one database or table.
     *
     * @param name what it is called
     * @param address of its page
     * @param sql the statements; blank where there are none that may be shown
     */
    public record Schema(String name, String address, String sql) {

        /** Checks the parts. */
        public Schema {
            requireNonNull(name, "name is null");
            requireNonNull(address, "address is null");
            requireNonNull(sql, "sql is null");
        }
    }
}
