package dev.pergola.core.view.jump;

import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import java.util.Optional;

/** Items of the jump menu, made and told. */
final class Found {

    private Found() {}

    /** Something in a database, found by both names. */
    static JumpItem inDatabase(String type, String database, String name, String address) {
        return new JumpItem(
                type, database + ": " + name, address, database + " " + name, Optional.empty(), Optional.empty());
    }

    /** What programs are told of an item. */
    static PlainValue facts(JumpItem item) {
        Facts facts = new Facts()
                .and("name", item.label())
                .and("url", item.address())
                .and("type", item.type())
                .and("description", item.description());
        item.displayName().ifPresent(name -> facts.and("display_name", name));
        return facts.value();
    }
}
