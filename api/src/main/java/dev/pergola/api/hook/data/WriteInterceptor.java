package dev.pergola.api.hook.data;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Stands around every write of every served database, whoever writes: pages, the API, plugins. It can check and refuse,
 * write more in the same transaction, and tell of events once all of it is committed.
 *
 * <p>Called on the thread that owns the writing connection, with the transaction open; every other write waits, so be quick.
 * With several, those of higher ranking stand outside: they are called first before the write, and last after it. Whatever
 * an interceptor throws, before the write or after it, rolls back all of the write, and whoever wrote gets it: a
 * {@link dev.pergola.api.ServerException} as an answer, anything else as a failure of the plugin. A failure of the write
 * itself reaches whoever wrote in every case.
 *
 * <p>Short writes of rows that wait at the same time share a transaction. Where one of them ends it for all, the others are done
 * again, and interceptors are called again for them: keep nothing of a write but what is in its transaction, and tell of it by
 * {@link WriteContext#afterCommit} alone.
 */
@ConsumerType
@FunctionalInterface
public interface WriteInterceptor {

    /**
     * Called after the transaction has begun and before the write.
     *
     * @param context valid until the call of what is returned has ended
     * @return what to do after the write; {@link AfterWrite#nothing()} where there is nothing to do
     * @throws Exception to refuse the write
     */
    AfterWrite before(WriteContext context) throws Exception;
}
