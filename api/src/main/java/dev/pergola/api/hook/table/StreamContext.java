package dev.pergola.api.hook.table;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** All rows that an address asks for, to be written while they are read. For one thread; valid during the call that gets it. */
@ProviderType
public interface StreamContext {

    /**
     * What is shown: its subject says which table or view.
     *
     * @return with the names of the columns
     */
    PageDescription page();

    /**
     * The request that is answered.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * A body that reads the rows while it is sent. The rows are given back when it is closed, as every body is.
     *
     * @param writer called at most once, on the request's thread, after the call that got this context
     * @return the body of one answer
     */
    Body body(RowWriter writer);

    /** Writes rows. */
    @FunctionalInterface
    interface RowWriter {

        /**
         * Writes all rows, and what stands around them; does not close the stream.
         *
         * @param rows in order, each with a value for each column; read while they are asked for, each once
         * @param out where to write; blocks while the client is slow
         * @throws IOException when the client has gone; like anything else that is thrown after the first bytes, it ends the
         *     connection, so that nobody takes a part for the whole
         */
        void write(Iterator<List<SqlValue>> rows, OutputStream out) throws IOException;
    }
}
