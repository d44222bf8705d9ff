package dev.pergola.core.boot;

import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.SettingsBlock;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The blocks of plugins in the configuration in force.
 *
 * @param configuration what is in force now
 * @param secrets resolves what the blocks refer to
 */
record ConfiguredBlocks(Supplier<Configuration> configuration, Secrets secrets) implements PluginSettings {

    @Override
    public Optional<SettingsBlock> ofServer(String plugin) {
        return resolved(configuration.get().plugin(plugin));
    }

    @Override
    public Optional<SettingsBlock> ofDatabase(String plugin, String database) {
        return resolved(configuration.get().plugin(plugin, database));
    }

    @Override
    public Optional<SettingsBlock> ofTable(String plugin, String database, String table) {
        return resolved(configuration.get().plugin(plugin, database, table));
    }

    @Override
    public Optional<SettingsBlock> onlyOfDatabase(String plugin, String database) {
        return resolved(Optional.ofNullable(
                configuration.get().database(database).plugins().get(plugin)));
    }

    @Override
    public Optional<SettingsBlock> onlyOfTable(String plugin, String database, String table) {
        return resolved(Optional.ofNullable(
                configuration.get().database(database).table(table).plugins().get(plugin)));
    }

    private Optional<SettingsBlock> resolved(Optional<PlainValue> block) {
        return block.map(secrets::resolve).map(ResolvedBlock::new);
    }
}
