package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import java.util.Optional;

/**
 * Something to jump to.
 *
 * @param type what it is in a word; {@code database}, {@code table}, {@code view} and {@code query} are sorted in this
 *     order, before all others
 * @param label what it is called in the menu
 * @param searched the text in which the letters are looked for
 * @param address a path of this site
 * @param description a sentence, or empty
 */
public record JumpItem(String type, String label, String searched, String address, Optional<String> description) {

    /** Checks the parts. */
    public JumpItem {
        requireNonNull(type, "type is null");
        requireNonNull(label, "label is null");
        requireNonNull(searched, "searched is null");
        requireNonNull(address, "address is null");
        requireNonNull(description, "description is null");
    }

    /** Something in a database. */
    static JumpItem inDatabase(String type, String database, String name, String address) {
        return new JumpItem(type, database + ": " + name, database + " " + name, address, Optional.empty());
    }

    /** As programs are told. */
    PlainValue facts() {
        return new Facts()
                .and("name", label)
                .and("url", address)
                .and("type", type)
                .and("description", description)
                .value();
    }
}
