package dev.pergola.core.plugins;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A plugin that is being written, and who wants to know what becomes of each change. For one thread at a time. */
final class Development {

    private final Path place;
    private final Consumer<PluginFile> listener;
    private Optional<PluginFile> told = Optional.empty();

    Development(Path place, Consumer<PluginFile> listener) {
        this.place = place;
        this.listener = listener;
    }

    /** To be called when a state is in force. */
    void tell(WantedState state) {
        Optional<PluginFile> now =
                state.files().stream().filter(file -> file.path().equals(place)).findFirst();
        if (!now.equals(told)) {
            told = now;
            now.ifPresent(listener);
        }
    }
}
