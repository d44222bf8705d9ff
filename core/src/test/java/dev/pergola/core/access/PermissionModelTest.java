package dev.pergola.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.Attributes;
import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.api.hook.permission.PermissionStatement;
import dev.pergola.core.access.SpecifiedPermissions.Place;
import dev.pergola.core.access.WrittenSite.PluginRule;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.ConfigurationReader;
import dev.pergola.core.config.ConfigurationResult;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQueries;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.ActorPermissions;
import dev.pergola.core.permission.OwnedQueries;
import dev.pergola.core.permission.PermissionPolicy;
import dev.pergola.core.permission.Permissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.VisibleResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is written in a configuration, stored by people, said by plugins and carried in tokens: who may do what, what
 * lists show, and what explanations say, is what a plain reading of the rules says. In all of this one engine is asked, from
 * the file that a person writes to the answer.
 */
class PermissionModelTest {

    private static final List<Action> ACTIONS = Actions.builtIn().all();
    private static final List<String> NAMES = ACTIONS.stream().map(Action::name).toList();
    private static final List<Place> PLACES = allPlaces();
    private static final String COLUMNS = "nullif(:database, '') as parent, nullif(:name, '') as child";

    private static Path file;
    private static RecordKeeper records;

    @BeforeContainer
    static void open() throws IOException {
        file = Files.createTempFile("rules", ".json");
        records = new RecordKeeper(Optional.empty());
    }

    @AfterContainer
    static void close() throws IOException {
        records.close();
        Files.delete(file);
    }

    @Property(tries = 3000)
    void everyAnswerIsThatOfAPlainReading(
            @ForAll("sites") WrittenSite site, @ForAll("actors") Optional<PlainValue> somebody) throws IOException {
        SpecifiedPermissions specified = new SpecifiedPermissions(site);
        ActorPermissions permissions = permissions(site).of(actor(somebody));
        for (Action action : ACTIONS) {
            List<VisibleResource> visible = new ArrayList<>();
            for (Place place : PLACES) {
                Resource resource = resource(place);
                boolean may = specified.may(somebody, action.name(), place);
                String question = action.name() + " with " + resource;
                assertEquals(may, permissions.allows(action, resource), question);
                assertEquals(may, permissions.decide(action, resource).allowed(), question + ", explained");
                assertEquals(
                        may && !specified.may(Optional.empty(), action.name(), place),
                        permissions.isPrivate(action, resource),
                        question + ", not for everybody");
                if (may) {
                    visible.add(new VisibleResource(resource, !specified.everybodyMay(action.name(), place)));
                }
            }
            assertEquals(
                    visible,
                    permissions.visible(
                            action,
                            PLACES.stream().map(PermissionModelTest::resource).toList()),
                    action.name());
        }
    }

    @Provide
    Arbitrary<WrittenSite> sites() {
        return WrittenSite.any(NAMES);
    }

    @Provide
    Arbitrary<Optional<PlainValue>> actors() {
        return WrittenSite.actors(NAMES);
    }

    private static Permissions permissions(WrittenSite site) throws IOException {
        Configuration configuration = read(site.configuration());
        HookRegistry registry = new HookRegistry();
        if (site.root()) {
            registry.register(PermissionHooks.RULES, new RootRules(), Owner.core("1"), HookProperties.none());
        }
        for (PluginRule rule : site.plugins()) {
            registry.register(
                    PermissionHooks.RULES, hook(rule), new Owner("plugin", "1.0.0", 5), HookProperties.none());
        }
        HookCalls calls = new HookCalls(Duration.ofSeconds(30), Clock.systemUTC());
        StoredQueries queries = queries(site, configuration);
        return Permissions.of(
                        Actions.builtIn(),
                        new PermissionPolicy(configuration.accessLevels(), site.defaultAllowSql(), site.defaultDeny()),
                        List.of(
                                new OwnedQueries(() -> queries),
                                new PluginRules(new CurrentRequest(registry), calls, records)))
                .knowing(table ->
                        List.of(Resource.inDatabase(table.database().orElseThrow(), SpecifiedPermissions.NUMBERED)));
    }

    private static Configuration read(PlainValue written) throws IOException {
        Files.writeString(file, JsonText.compact(written));
        ConfigurationResult result = ConfigurationReader.read(ConfigurationSources.file(file));
        return ((ConfigurationResult.Valid) result).configuration();
    }

    private static StoredQueries queries(WrittenSite site, Configuration configuration) {
        records.apply(configuration, Metadata.empty());
        List<StoredQuery> queries = new ArrayList<>(records.records().queries().all());
        site.queries()
                .forEach(query -> queries.add(new StoredQuery(
                        query.database(),
                        query.name(),
                        "select 1",
                        new StoredQuery.Display(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
                        List.of(),
                        new StoredQuery.Origin(
                                false, query.isPrivate(), false, query.byUser() ? "user" : "plugin", query.owner()),
                        StoredQuery.Outcome.NONE)));
        return new StoredQueries(queries);
    }

    /** Some hooks decide in Java about whom they speak, others leave that to SQL. */
    private static PermissionRules hook(PluginRule rule) {
        return (actor, action) -> {
            boolean decidesInSql = !rule.inJava() && !rule.isList();
            if (!action.equals(rule.action()) || !(decidesInSql || rule.isAbout(actor.id()))) {
                return List.of();
            }
            Attributes place = Attributes.of("database", rule.place().database().orElse(""))
                    .and("name", rule.place().name().orElse(""));
            if (rule.isList()) {
                return List.of(new PermissionStatement.Allowlist("select " + COLUMNS, place));
            }
            if (rule.inJava() && rule.place().equals(Place.EVERYWHERE)) {
                return List.of(new PermissionStatement.Everywhere(rule.allow(), "so"));
            }
            return List.of(new PermissionStatement.Rules(
                    "select " + COLUMNS + ", :allow as allow, 'so' as reason where " + whom(rule),
                    place.and("allow", rule.allow())));
        };
    }

    private static String whom(PluginRule rule) {
        return switch (rule.whom()) {
            case EVERYBODY -> "1";
            case BOB -> ":actor_id = 'bob'";
            case OTHERS_THAN_BOB -> "json_extract(:actor, '$.id') is not 'bob'";
        };
    }

    private static Actor actor(Optional<PlainValue> somebody) {
        return somebody.map(value -> Actor.of(((PlainValue.Fields) value).values()))
                .orElseGet(Actor::anonymous);
    }

    private static Resource resource(Place place) {
        return new Resource(place.database(), place.name());
    }

    private static List<Place> allPlaces() {
        List<Place> places = new ArrayList<>(List.of(Place.EVERYWHERE));
        for (String database : WrittenSite.DATABASES) {
            places.add(Place.in(database));
            WrittenSite.places().forEach(name -> places.add(Place.of(database, name)));
        }
        return places;
    }
}
