package dev.pergola.api.data;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which columns have which type, as an OSGi service with bundle scope: what their values mean beyond what SQLite knows. May be
 * used by any number of threads; reading costs little, writing waits for the disk. Every call fails with a
 * {@link dev.pergola.api.ServerException} where no site is open in this process.
 *
 * <p>What is set here shows at once, and is kept as {@link SiteMetadata} is. Nothing is checked: a type that no
 * {@link dev.pergola.api.hook.table.ColumnTypeHook} offers, or that does not fit its column, is kept and is as good as none
 * until that changes.
 */
@ProviderType
public interface AssignedTypes {

    /**
     * The types of the columns of a table or view.
     *
     * @param database the name of the database
     * @param table the name of the table or view
     * @return by column; those without a type are left out
     */
    Map<String, AssignedType> of(String database, String table);

    /**
     * Gives a column a type.
     *
     * @param column which
     * @param type in the place of the one that it had
     */
    void set(ColumnPlace column, AssignedType type);

    /**
     * Takes the type of a column away.
     *
     * @param column which; nothing happens where it has none
     */
    void remove(ColumnPlace column);
}
