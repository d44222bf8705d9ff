package dev.pergola.core.osgi;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.boot.Platform;
import dev.pergola.core.boot.Server;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.write.ApiDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The databases of the site of this process, whether one is open yet or not.
 *
 * @param platform knows the site
 * @param plugin to whom added databases belong
 * @param open the site; refuses where there is none
 */
record SiteDatabases(Platform platform, Owner plugin, Supplier<Server> open) implements Databases {

    @Override
    public List<Database> all() {
        return platform.server().stream()
                .flatMap(server -> server.databases().all().stream())
                .<Database>map(ApiDatabase::new)
                .toList();
    }

    @Override
    public Optional<Database> find(String name) {
        return platform.server()
                .flatMap(server -> server.databases().find(name))
                .map(ApiDatabase::new);
    }

    @Override
    public Optional<Database> findByRoute(String route) {
        return platform.server()
                .flatMap(server -> server.databases().findByRoute(route))
                .map(ApiDatabase::new);
    }

    @Override
    public AddedDatabase addMemory(String name) {
        return new HeldDatabase(open.get().added().memory(plugin.name(), name));
    }

    @Override
    public AddedDatabase addFile(DatabaseFile file) {
        return new HeldDatabase(open.get().added().file(plugin.name(), file));
    }

    @Override
    public <T> T create(Path file, TransactionWork<T> work) {
        return DatabaseFiles.create(file, work);
    }
}
