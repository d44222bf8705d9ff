package dev.pergola.api.hook.table;

import dev.pergola.api.http.Request;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A table or view whose rows are asked for. For one thread; valid during the call that gets it. */
@ProviderType
public interface TableContext {

    /**
     * The request that is answered.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * The database of the table.
     *
     * @return its name
     */
    String database();

    /**
     * The table or view.
     *
     * @return its name
     */
    String table();

    /**
     * All columns of the table, whether they are shown or not.
     *
     * @return names in order
     */
    List<String> columns();

    /**
     * Whether SQLite compares what is in a column as texts, also with numbers: the column is declared as TEXT, VARCHAR, CLOB
     * or the like, as often in tables that were imported. Then {@code "9" > "10"}, and numbers in it are meant only by
     * {@code cast("height" as real)}, for which no index on the column is used.
     *
     * @param column one of {@link #columns()}
     * @return false for all other columns, and where there is no such column
     */
    boolean comparesTexts(String column);

    /**
     * Gives the templates of the page something to show, such as what the filter has understood of the address. Only pages
     * for people have templates. A name that the page itself has goes before; this goes before what
     * {@link dev.pergola.api.hook.page.TemplateData} gives, and of several filters the one of the higher ranking does.
     *
     * @param name for the templates; begin it with the name of the plugin
     * @param value a text, number, truth value, {@link dev.pergola.api.hook.page.Html}, or a list or map of these
     */
    void show(String name, Object value);
}
