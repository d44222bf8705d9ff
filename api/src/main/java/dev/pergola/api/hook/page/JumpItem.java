package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something to jump to.
 *
 * @param type what it is, in a word: {@code table}, {@code menu}, or one of your own
 * @param label its name
 * @param address where it leads, as {@link SiteAddresses} makes it, or elsewhere by http or https
 * @param searched the text in which the menu looks for what was typed
 * @param description a sentence, or empty
 * @param displayName what the menu shows above the name, or empty
 */
public record JumpItem(
        String type,
        String label,
        String address,
        String searched,
        Optional<String> description,
        Optional<String> displayName) {

    /** Checks the parts. */
    public JumpItem {
        requireNonNull(type, "type is null");
        requireNonNull(label, "label is null");
        address = SafeAddress.check(address);
        requireNonNull(searched, "searched is null");
        requireNonNull(description, "description is null");
        requireNonNull(displayName, "displayName is null");
    }

    /**
     * Something that is found by its name.
     *
     * @param type what it is, in a word
     * @param label its name
     * @param address where it leads
     * @return the item
     */
    public static JumpItem of(String type, String label, String address) {
        return new JumpItem(type, label, address, label, Optional.empty(), Optional.empty());
    }

    /**
     * A page that is found like an entry of a menu.
     *
     * @param label its name
     * @param address where it leads
     * @return the item
     */
    public static JumpItem menu(String label, String address) {
        return new JumpItem("menu", label, address, label, Optional.of("Menu item"), Optional.empty());
    }
}
