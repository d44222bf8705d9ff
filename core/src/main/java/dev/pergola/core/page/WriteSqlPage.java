package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import java.util.List;
import java.util.Optional;

/**
 * A page on which somebody writes a statement that changes a database.
 *
 * @param frame what every page has
 * @param database what is changed
 * @param address of the page, where the statement is sent
 * @param statement so far
 * @param drafts what can be begun with
 * @param outcome of a statement that was sent; empty before
 */
public record WriteSqlPage(
        PageFrame frame,
        DatabaseInfo database,
        String address,
        Statement statement,
        Drafts drafts,
        Optional<FormPage.Outcome> outcome)
        implements Page {

    /** Checks the parts. */
    public WriteSqlPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(address, "address is null");
        requireNonNull(statement, "statement is null");
        requireNonNull(drafts, "drafts is null");
        requireNonNull(outcome, "outcome is null");
    }

    /**
     * What was written.
     *
     * @param sql the text; blank where nothing was
     * @param parameters with what was filled in
     * @param namesAddress where an editor gets names to complete; empty for those who may not run SQL that reads
     */
    public record Statement(String sql, List<ShownParameter> parameters, Optional<String> namesAddress) {

        /** Checks the text and copies the list. */
        public Statement {
            requireNonNull(sql, "sql is null");
            parameters = List.copyOf(parameters);
            requireNonNull(namesAddress, "namesAddress is null");
        }
    }

    /**
     * Statements to begin with, as far as the reader may run them.
     *
     * @param create whether one that makes a table is among them
     * @param tables of which rows can be changed
     * @param chosen one of these; blank for the first
     * @param kinds words for what can be done with rows of some of them
     */
    public record Drafts(boolean create, List<String> tables, String chosen, List<String> kinds) {

        /** Checks the name and copies the lists. */
        public Drafts {
            tables = List.copyOf(tables);
            requireNonNull(chosen, "chosen is null");
            kinds = List.copyOf(kinds);
        }
    }
}
