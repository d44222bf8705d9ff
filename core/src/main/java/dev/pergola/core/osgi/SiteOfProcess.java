package dev.pergola.core.osgi;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Databases;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.ServerInfo;
import dev.pergola.api.server.SettingsBlock;
import dev.pergola.core.boot.Platform;
import dev.pergola.core.boot.Server;
import dev.pergola.core.boot.SiteOffers;
import dev.pergola.core.boot.SiteServices;
import dev.pergola.core.hooks.Owner;
import java.util.Optional;

/**
 * What plugins reach of the site of this process, whether a command has opened one yet or not.
 *
 * @param platform knows the site
 */
record SiteOfProcess(Platform platform) implements ServerInfo, PluginSettings {

    /** The databases of the site for one plugin. */
    Databases databases(Owner plugin) {
        return new SiteDatabases(platform, plugin, this::server);
    }

    @Override
    public String version() {
        return platform.product().version();
    }

    @Override
    public String basePath() {
        return platform.server().map(Server::basePath).orElse("/");
    }

    @Override
    public Optional<SettingsBlock> ofServer(String plugin) {
        return settings().flatMap(settings -> settings.ofServer(plugin));
    }

    @Override
    public Optional<SettingsBlock> ofDatabase(String plugin, String database) {
        return settings().flatMap(settings -> settings.ofDatabase(plugin, database));
    }

    @Override
    public Optional<SettingsBlock> ofTable(String plugin, String database, String table) {
        return settings().flatMap(settings -> settings.ofTable(plugin, database, table));
    }

    @Override
    public Optional<SettingsBlock> onlyOfDatabase(String plugin, String database) {
        return settings().flatMap(settings -> settings.onlyOfDatabase(plugin, database));
    }

    @Override
    public Optional<SettingsBlock> onlyOfTable(String plugin, String database, String table) {
        return settings().flatMap(settings -> settings.onlyOfTable(plugin, database, table));
    }

    private Optional<PluginSettings> settings() {
        return platform.server().map(Server::settings);
    }

    /** Tells of what happened; where no site is open, there is nobody to tell. */
    void publish(Event event) {
        platform.server().ifPresent(server -> server.events().publish(event));
    }

    /** What plugins can ask about people and permissions. */
    SiteServices services() {
        return server().services();
    }

    /** Makes addresses of the site. */
    SiteAddresses addresses() {
        return server().addresses();
    }

    /** What plugins can ask and change about data and pages. */
    SiteOffers offers() {
        return server().offers();
    }

    /** The way to ask the site. */
    InternalClient client() {
        return server().client();
    }

    private Server server() {
        return platform.server()
                .orElseThrow(() -> new ServerException(
                        ErrorCode.NOT_FOUND,
                        "Nothing was asked: no site is open in this process.",
                        "A command opens one by running 'serve' with its options."));
    }
}
