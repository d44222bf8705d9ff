package dev.pergola.core.view.jump;

import dev.pergola.api.hook.page.JumpItem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What somebody typed into the jump menu: words that have to appear in this order, in whatever case. Immutable.
 *
 * <p>Best ones first: what is called exactly so, what begins so, then the rest; among these databases, tables, views,
 * queries and others; among these the shortest names.
 */
final class JumpSearch {

    private static final List<String> TYPES = List.of("database", "table", "view", "query");

    private final String typed;
    private final List<String> words;

    private JumpSearch(String typed) {
        this.typed = typed;
        this.words =
                Stream.of(typed.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** A search; a blank text finds everything. */
    static JumpSearch of(String typed) {
        return new JumpSearch(typed.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the words are found in an item. */
    boolean finds(JumpItem item) {
        String text = item.searched().toLowerCase(Locale.ROOT);
        int from = 0;
        for (String word : words) {
            int found = text.indexOf(word, from);
            if (found < 0) {
                return false;
            }
            from = found + word.length();
        }
        return true;
    }

    /** The order of what was found. */
    Comparator<JumpItem> order() {
        ToIntFunction<JumpItem> length =
                item -> item.label().codePointCount(0, item.label().length());
        return Comparator.comparingInt(this::distance)
                .thenComparingInt(JumpSearch::rank)
                .thenComparingInt(length)
                .thenComparing(JumpItem::label);
    }

    private int distance(JumpItem item) {
        String label = item.label().toLowerCase(Locale.ROOT);
        if (label.equals(typed)) {
            return 0;
        }
        return label.startsWith(typed) ? 1 : 2;
    }

    private static int rank(JumpItem item) {
        int position = TYPES.indexOf(item.type());
        return position < 0 ? TYPES.size() : position;
    }
}
