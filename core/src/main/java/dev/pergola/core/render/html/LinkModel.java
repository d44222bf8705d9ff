package dev.pergola.core.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A link in a list; templates put a separator after each but the last. */
record LinkModel(String label, String address, boolean last) {

    /** What the template calls a link that is a name. */
    String name() {
        return label;
    }

    /** Links in order from labels to addresses. */
    static List<LinkModel> of(Map<String, String> addresses) {
        List<LinkModel> links = new ArrayList<>();
        addresses.forEach(
                (label, address) -> links.add(new LinkModel(label, address, links.size() == addresses.size() - 1)));
        return List.copyOf(links);
    }
}
