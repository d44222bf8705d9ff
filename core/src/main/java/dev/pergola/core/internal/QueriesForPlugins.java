package dev.pergola.core.internal;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.StoredQueries;
import dev.pergola.api.data.StoredQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stored queries as plugins read and write them. May be used by any number of threads.
 *
 * @param keeper keeps them
 */
public record QueriesForPlugins(RecordKeeper keeper) implements StoredQueries {

    private static final Map<StoredQuery.Source, String> SOURCES = new EnumMap<>(Map.of(
            StoredQuery.Source.CONFIGURATION,
            dev.pergola.core.model.StoredQuery.Origin.CONFIGURATION,
            StoredQuery.Source.USER,
            "user",
            StoredQuery.Source.PLUGIN,
            "plugin"));

    /** Checks the keeper. */
    public QueriesForPlugins {
        requireNonNull(keeper, "keeper is null");
    }

    @Override
    public List<StoredQuery> all() {
        return ofPlugins(keeper.records().queries().all());
    }

    @Override
    public List<StoredQuery> of(String database) {
        return ofPlugins(keeper.records().queries().of(database));
    }

    @Override
    public Optional<StoredQuery> find(String database, String name) {
        return keeper.records().queries().find(database, name).map(QueriesForPlugins::ofPlugins);
    }

    @Override
    public void put(StoredQuery query) {
        keeper.store(own(query));
    }

    @Override
    public void remove(String database, String name) {
        keeper.forgetQuery(requireNonNull(database, "database is null"), requireNonNull(name, "name is null"));
    }

    private static List<StoredQuery> ofPlugins(List<dev.pergola.core.model.StoredQuery> queries) {
        return queries.stream().map(QueriesForPlugins::ofPlugins).toList();
    }

    private static StoredQuery ofPlugins(dev.pergola.core.model.StoredQuery query) {
        var display = query.display();
        var origin = query.origin();
        var outcome = query.outcome();
        return new StoredQuery(
                query.database(),
                query.name(),
                query.sql(),
                query.parameters(),
                new StoredQuery.Display(
                        display.title(),
                        display.description(),
                        display.descriptionHtml(),
                        display.fragment(),
                        display.hideSql()),
                new StoredQuery.Origin(
                        source(origin.source()),
                        origin.owner(),
                        origin.writes(),
                        origin.ownersOnly(),
                        origin.trusted()),
                new StoredQuery.Outcome(
                        outcome.successMessage(),
                        outcome.successMessageSql(),
                        outcome.successRedirect(),
                        outcome.errorMessage(),
                        outcome.errorRedirect()));
    }

    /** What another program has written under a word of its own counts as a person's. */
    private static StoredQuery.Source source(String word) {
        return SOURCES.entrySet().stream()
                .filter(source -> source.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(StoredQuery.Source.USER);
    }

    private static dev.pergola.core.model.StoredQuery own(StoredQuery query) {
        var display = query.display();
        var origin = query.origin();
        var outcome = query.outcome();
        return new dev.pergola.core.model.StoredQuery(
                query.database(),
                query.name(),
                query.sql(),
                new dev.pergola.core.model.StoredQuery.Display(
                        display.title(),
                        display.description(),
                        display.descriptionHtml(),
                        display.fragment(),
                        display.hideSql()),
                query.parameters(),
                new dev.pergola.core.model.StoredQuery.Origin(
                        origin.writes(),
                        origin.ownersOnly(),
                        origin.trusted(),
                        SOURCES.getOrDefault(origin.source(), "plugin"),
                        origin.owner()),
                new dev.pergola.core.model.StoredQuery.Outcome(
                        outcome.successMessage(),
                        outcome.successMessageSql(),
                        outcome.successRedirect(),
                        outcome.errorMessage(),
                        outcome.errorRedirect()));
    }
}
