package dev.pergola.core.sets;

import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.LastGoodSet;
import dev.pergola.core.plugins.PinnedSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good set, as a copy of its list beside the sets. Written by every server without a lock, so that none waits for a
 * command: it is one small file, replaced in one step, and servers that saw the same set write the same.
 *
 * @param folder of the sets
 */
public record GoodSet(SetFolder folder) implements LastGoodSet {

    private static final Logger LOG = LoggerFactory.getLogger(GoodSet.class);

    @Override
    public Optional<PinnedSet> find() {
        return SetFolder.readable(folder.goodFile()).map(folder::pinned);
    }

    @Override
    public void remember(int number) {
        if (number == 0 || find().filter(good -> good.number() == number).isPresent()) {
            return;
        }
        try {
            PluginSet set = folder.current();
            if (set.number() == number) { // else another one has been put into force meanwhile
                Disk.replace(folder.goodFile(), LockText.write(set).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | ServerException unwritable) {
            LOG.debug("It cannot be written down that set {} came up", number, unwritable);
        }
    }
}
