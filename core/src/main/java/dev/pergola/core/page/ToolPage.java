package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;

/**
 * A page on which a script does the work, such as laying out the columns of a table; for people only.
 *
 * @param frame what every page has
 * @param database what it is about
 * @param work what is done there
 * @param back the page to go back to
 */
public record ToolPage(PageFrame frame, DatabaseInfo database, Work work, String back) implements Page {

    /** Checks the parts. */
    public ToolPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(work, "work is null");
        requireNonNull(back, "back is null");
    }

    /**
     * What is done on a page.
     *
     * @param tool of which kind
     * @param heading a few words
     * @param table with which table; blank for none yet
     * @param more whether the rarer part is offered as well: rows of a new table, dropping one that is there
     * @param facts what the script has to know, in JSON
     */
    public record Work(Tool tool, String heading, String table, boolean more, String facts) {

        /** Checks the parts. */
        public Work {
            requireNonNull(tool, "tool is null");
            requireNonNull(heading, "heading is null");
            requireNonNull(table, "table is null");
            requireNonNull(facts, "facts is null");
        }
    }

    /** What is done on the page. */
    public enum Tool {
        /** Many rows are added. */
        INSERT_ROWS("insert-rows"),
        /** A table is made. */
        CREATE_TABLE("create-table"),
        /** A table is changed. */
        ALTER_TABLE("alter-table");

        private final String template;

        Tool(String template) {
            this.template = template;
        }

        /** The name of its template. */
        public String template() {
            return template;
        }
    }
}
