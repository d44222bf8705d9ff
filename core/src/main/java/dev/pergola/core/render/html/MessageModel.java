package dev.pergola.core.render.html;

import dev.pergola.api.hook.page.Message;
import java.util.Locale;

/** A message above a page. */
record MessageModel(String kind, String text) {

    static MessageModel of(Message message) {
        return new MessageModel(message.kind().name().toLowerCase(Locale.ROOT), message.text());
    }
}
