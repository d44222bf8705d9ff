package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Something that can be done with what a page shows: a link, or a button for a script. */
public sealed interface ActionItem {

    /**
     * What it is called.
     *
     * @return a few words
     */
    String label();

    /**
     * What it does.
     *
     * @return a sentence, or empty
     */
    Optional<String> description();

    /**
     * A link.
     *
     * @param address where it leads, as {@link SiteAddresses} makes it, or elsewhere by http or https
     * @param label what it is called
     * @param description what it does, or empty
     */
    record Link(String address, String label, Optional<String> description) implements ActionItem {

        /** Checks the parts. */
        public Link {
            address = SafeAddress.check(address);
            requireNonNull(label, "label is null");
            requireNonNull(description, "description is null");
        }
    }

    /**
     * A button, which does nothing until a script that the plugin adds to the page finds it by its attributes.
     *
     * @param label what it is called
     * @param description what it does, or empty
     * @param attributes by name, such as {@code data-my-action}; no {@code on...}, {@code style}, {@code class},
     *     {@code role} or {@code type}
     */
    record Button(String label, Optional<String> description, Map<String, String> attributes) implements ActionItem {

        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
        private static final Set<String> TAKEN = Set.of("style", "class", "role", "type");

        /** Checks the parts and copies the map. */
        public Button {
            requireNonNull(label, "label is null");
            requireNonNull(description, "description is null");
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            attributes.forEach((name, value) -> {
                requireNonNull(value, "the value of an attribute is null");
                if (!NAME.matcher(name).matches()
                        || TAKEN.contains(name)
                        || name.toLowerCase(Locale.ROOT).startsWith("on")) {
                    throw new IllegalArgumentException(
                            "A button cannot have the attribute " + name + "; data-... is free to use");
                }
            });
        }
    }

    /**
     * A link without a description.
     *
     * @param address where it leads
     * @param label what it is called
     * @return the item
     */
    static ActionItem link(String address, String label) {
        return new Link(address, label, Optional.empty());
    }

    /**
     * A link with a description.
     *
     * @param address where it leads
     * @param label what it is called
     * @param description what it does
     * @return the item
     */
    static ActionItem link(String address, String label, String description) {
        return new Link(address, label, Optional.of(description));
    }

    /**
     * A button with one attribute.
     *
     * @param label what it is called
     * @param attribute the name by which a script finds it, such as {@code data-my-action}
     * @param value of the attribute
     * @return the item
     */
    static ActionItem button(String label, String attribute, String value) {
        return new Button(label, Optional.empty(), Map.of(attribute, value));
    }
}
