package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.Resource;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Actor;
import dev.pergola.api.server.Permissions;

/**
 * Who may make tables of pasted data: everybody where the settings say so, otherwise who may make tables and fill them.
 *
 * @param tables knows the settings
 * @param permissions knows what people may
 */
record PastePermission(EphemeralTables tables, Permissions permissions) {

    boolean has(Actor actor) {
        Resource database = Resource.database(tables.settings().name());
        return tables.database().isPresent()
                && (tables.settings().publishing().anonymous()
                        || (permissions.allowed(actor, "create-table", database)
                                && permissions.allowed(actor, "insert-row", database)));
    }

    void require(Actor actor) {
        if (!has(actor)) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "You may not make tables in the database "
                            + tables.settings().name() + ".",
                    "Whoever runs the server can let everybody do it by allow_anonymous in plugins.ephemeral-tables.");
        }
    }
}
