package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.db.Databases;
import dev.pergola.core.problem.KnownProblems;
import java.util.List;
import java.util.Optional;

/** The databases that can be queried, for those who may not know how they are kept. May be used by any number of threads. */
public final class Catalog {

    private final Databases databases;
    private final TableCounts counts = new TableCounts();
    private final CountMemory counted = new CountMemory();
    private final FacetMemory facets = new FacetMemory();

    /**
     * Makes a catalog.
     *
     * @param databases the attached databases
     */
    public Catalog(Databases databases) {
        this.databases = databases;
    }

    /**
     * Every attached database.
     *
     * @return in the order in which they were attached
     */
    public List<QueriedDatabase> all() {
        return databases.all().stream().map(this::queried).toList();
    }

    /**
     * The database that an address names. Suggests no other, because somebody may not know of those.
     *
     * @param route decoded
     * @return the database
     * @throws dev.pergola.api.ServerException where there is none
     */
    public QueriedDatabase at(String route) {
        return find(route).orElseThrow(() -> KnownProblems.databaseNotFound(route, List.of()));
    }

    /**
     * The database that an address names.
     *
     * @param route decoded
     * @return empty where there is none
     */
    public Optional<QueriedDatabase> find(String route) {
        return databases.findByRoute(route).map(this::queried);
    }

    private QueriedDatabase queried(Database database) {
        return new QueriedDatabase(database, counts, counted, facets);
    }
}
