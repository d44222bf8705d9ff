package dev.pergola.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks {@code extra_css_urls} and {@code extra_js_urls}: addresses, or maps with an address and its options. */
final class PageResourceCheck {

    private PageResourceCheck() {}

    static List<PageResource> read(Section section, String key) {
        List<PageResource> resources = new ArrayList<>();
        List<Node> items = section.items(key);
        for (int at = 0; at < items.size(); at++) {
            resource(section, items.get(at), section.pathOf(key).item(at)).ifPresent(resources::add);
        }
        return resources;
    }

    private static Optional<PageResource> resource(Section section, Node item, KeyPath place) {
        if (item instanceof Node.Leaf) {
            return section.text(item, place, "an address, or a map with url, sri and module")
                    .map(url -> new PageResource(url, Optional.empty(), false));
        }
        Section options = section.section(item, place);
        Optional<String> url = options.text("url");
        Optional<String> integrity = options.text("sri");
        boolean module = options.flag("module", false);
        if (item instanceof Node.Fields && options.value("url").isEmpty()) {
            options.error("url", "The entry has no address.", Optional.of("Add the key url."));
        }
        options.warnAboutOtherKeys();
        return url.map(address -> new PageResource(address, integrity, module));
    }
}
