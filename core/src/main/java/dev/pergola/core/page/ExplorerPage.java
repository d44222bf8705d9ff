package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The explorer of the API.
 *
 * @param frame what every page has
 * @param address of this page, to which the form is sent
 * @param path what is in the form
 * @param description where the API is described for tools
 * @param groups addresses to begin with
 */
public record ExplorerPage(PageFrame frame, String address, String path, String description, List<Group> groups)
        implements Page {

    /** Checks the parts and copies the list. */
    public ExplorerPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(address, "address is null");
        requireNonNull(path, "path is null");
        requireNonNull(description, "description is null");
        groups = List.copyOf(groups);
    }

    /**
     * Addresses that belong together.
     *
     * @param title such as the name of a database
     * @param examples with what they answer
     */
    public record Group(String title, List<Crumb> examples) {

        /** Checks the title and copies the list. */
        public Group {
            requireNonNull(title, "title is null");
            examples = List.copyOf(examples);
        }
    }
}
