package dev.pergola.api.data;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A database that a plugin has added to those that are served. May be used by any number of threads.
 *
 * <p>It is served until the plugin has closed every handle that it got for it, or has left. Closing takes it off the list at
 * once; requests that began before still read it, and then its connections are closed.
 *
 * <p>Versions of one plugin share: where the one that is being replaced has a database of the same name in memory or of the
 * same file, the arriving version gets that very database, with its content, and it stays when the old version leaves.
 */
@ProviderType
public interface AddedDatabase extends Database, AutoCloseable {

    /** Serves it no more, unless another handle of the same plugin is open. May be called again without effect. */
    @Override
    void close();
}
