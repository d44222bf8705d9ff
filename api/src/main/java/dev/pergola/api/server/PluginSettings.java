package dev.pergola.api.server;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The blocks {@code plugins.NAME} of the configuration, also those of single databases and tables. A service; components
 * get it by {@code @Reference}.
 *
 * <p>Settings of the whole server are better declared by the component and handed to it; then they are checked before. What
 * is asked for here is told as it was written. Answers come from the configuration in force at that moment, from memory
 * except for secrets kept in files; may be asked by any thread. Before a site is open everything is empty.
 */
@ProviderType
public interface PluginSettings {

    /**
     * The block of the whole server.
     *
     * @param plugin the name of the block
     * @return empty where there is none
     */
    Optional<SettingsBlock> ofServer(String plugin);

    /**
     * The block that counts for a database: its own, else that of the server. They are not merged.
     *
     * @param plugin the name of the block
     * @param database the name of the database, which need not be attached
     * @return empty where there is none
     */
    Optional<SettingsBlock> ofDatabase(String plugin, String database);

    /**
     * The block that counts for a table: its own, else that of its database, else that of the server. They are not merged.
     *
     * @param plugin the name of the block
     * @param database the name of the database
     * @param table the name of the table or view, which need not exist
     * @return empty where there is none
     */
    Optional<SettingsBlock> ofTable(String plugin, String database, String table);

    /**
     * The block that was written for a database itself.
     *
     * @param plugin the name of the block
     * @param database the name of the database
     * @return empty where there is none, whatever the server says
     */
    Optional<SettingsBlock> onlyOfDatabase(String plugin, String database);

    /**
     * The block that was written for a table itself.
     *
     * @param plugin the name of the block
     * @param database the name of the database
     * @param table the name of the table or view
     * @return empty where there is none, whatever the database or the server says
     */
    Optional<SettingsBlock> onlyOfTable(String plugin, String database, String table);
}
