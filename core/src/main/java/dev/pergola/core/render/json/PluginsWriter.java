package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ShownHook;
import dev.pergola.core.page.ShownPlugin;
import dev.pergola.core.page.ShownSetting;
import java.io.IOException;
import java.util.List;

/** Writes the list of plugins: what clients of the original know, and the states and reasons that only this product has. */
final class PluginsWriter {
    private PluginsWriter() {}

    static void write(PluginsPage page, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (ShownPlugin plugin : page.plugins()) {
            if (page.all() || plugin.noteworthy()) {
                writePlugin(plugin, out);
            }
        }
        out.writeEndArray();
    }

    private static void writePlugin(ShownPlugin plugin, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", plugin.name());
        out.writeBooleanField("static", plugin.contributes("static files"));
        out.writeBooleanField("templates", false);
        out.writeStringField("version", plugin.version());
        TreeWriter.writeTexts("hooks", plugin.hookKinds(), out);
        out.writeStringField("state", plugin.state());
        TreeWriter.writeTexts("reasons", plugin.reasons(), out);
        out.writeArrayFieldStart("contributions");
        for (ShownHook hook : plugin.hooks()) {
            out.writeStartObject();
            out.writeStringField("hook", hook.kind());
            out.writeStringField("key", hook.key());
            out.writeStringField("state", hook.state());
            TreeWriter.writeTexts("reasons", hook.reasons(), out);
            out.writeNumberField("calls", hook.calls());
            out.writeNumberField("failures", hook.failures());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (!plugin.settings().isEmpty()) {
            writeSettings(plugin.settings(), out);
        }
        out.writeEndObject();
    }

    private static void writeSettings(List<ShownSetting> settings, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("settings");
        for (ShownSetting setting : settings) {
            out.writeStartObject();
            out.writeStringField("key", setting.key());
            out.writeStringField("type", setting.type());
            out.writeStringField("description", setting.description());
            out.writeFieldName("default");
            TreeWriter.write(setting.standard(), out);
            out.writeFieldName("value");
            TreeWriter.write(setting.value(), out);
            out.writeStringField("source", setting.source());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
