package dev.pergola.api.hook.page;

import java.util.List;

/**
 * What a source adds to the jump menu.
 *
 * @param items as they are
 * @param queries whose rows are items
 */
public record JumpItems(List<JumpItem> items, List<JumpQuery> queries) {

    private static final JumpItems NONE = new JumpItems(List.of(), List.of());

    /** Copies the lists. */
    public JumpItems {
        items = List.copyOf(items);
        queries = List.copyOf(queries);
    }

    /**
     * Nothing.
     *
     * @return the empty value
     */
    public static JumpItems none() {
        return NONE;
    }

    /**
     * Items as they are.
     *
     * @param items any number
     * @return the value
     */
    public static JumpItems of(List<JumpItem> items) {
        return new JumpItems(items, List.of());
    }

    /**
     * The rows of queries.
     *
     * @param queries any number
     * @return the value
     */
    public static JumpItems of(JumpQuery... queries) {
        return new JumpItems(List.of(), List.of(queries));
    }
}
