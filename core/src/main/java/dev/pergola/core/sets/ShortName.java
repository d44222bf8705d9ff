package dev.pergola.core.sets;

import java.util.Collection;
import java.util.List;

/** Lets people write the end of a name, such as {@code vega} for {@code dev.pergola.plugins.vega}. */
final class ShortName {

    private ShortName() {}

    /** The one name that is meant; what was written, where that is one or where none or several could be meant. */
    static String full(String written, Collection<String> known) {
        List<String> meant =
                known.stream().filter(name -> name.endsWith("." + written)).toList();
        return known.contains(written) || meant.size() != 1 ? written : meant.get(0);
    }
}
