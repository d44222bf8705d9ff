package dev.pergola.core.render.html;

import dev.pergola.api.hook.page.ActionItem;
import java.util.List;
import java.util.Map;

/** Something that can be done, in the menu of a page: a link where it has an address, otherwise a button. */
record ActionModel(String address, String label, String description, List<Attribute> attributes) {

    /** An attribute of a button. */
    record Attribute(String name, String value) {}

    static ActionModel of(ActionItem item) {
        String address = item instanceof ActionItem.Link link ? link.address() : "";
        Map<String, String> attributes = item instanceof ActionItem.Button button ? button.attributes() : Map.of();
        return new ActionModel(
                address,
                item.label(),
                item.description().orElse(""),
                attributes.entrySet().stream()
                        .map(attribute -> new Attribute(attribute.getKey(), attribute.getValue()))
                        .toList());
    }
}
