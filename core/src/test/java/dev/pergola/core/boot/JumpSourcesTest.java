package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpItems;
import dev.pergola.api.hook.page.JumpQuery;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.view.jump.JumpView;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins add to the jump menu. */
class JumpSourcesTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Optional<Server> opened = Optional.empty();

    @BeforeEach
    void open() throws SQLException {
        Path file = CommandLineFixture.database(
                directory.resolve("garden.db"),
                "create table plants(id integer primary key, name text)",
                "insert into plants values(1, 'Fern'), (2, 'Oak'), (3, null)");
        opened = Optional.of(pergola.open(file.toString(), "--setting", "base_url", "/site/"));
        opened.get().reload();
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private HookEntry<JumpSource> add(JumpSource source) {
        return pergola.platform()
                .registry()
                .register(JumpView.POINT, source, new Owner("garden", "1.0.0", 5), HookProperties.none());
    }

    private String found(String typed) {
        return new TestClient(opened.orElseThrow().client())
                .get("/-/jump.json?q=" + typed)
                .replaceAll(".*\"matches\":|,\"truncated.*\\s*", "");
    }

    @Test
    void anItemOfTheMenuIsFoundByItsName() {
        add(context -> JumpItems.of(List.of(
                JumpItem.menu("Water everything", context.addresses().path("-/water")),
                new JumpItem("tool", "Spade", "/x", "dig deep", Optional.empty(), Optional.of("The spade")))));
        assertEquals(
                "[{\"name\":\"Water everything\",\"url\":\"/site/-/water\",\"type\":\"menu\",\"description\":\"Menu item\"}]",
                found("water"));
        assertEquals(
                "[{\"name\":\"Spade\",\"url\":\"/x\",\"type\":\"tool\",\"description\":null,\"display_name\":\"The spade\"}]",
                found("dig"));
    }

    @Test
    void rowsOfADatabaseAreItemsWhoseAddressesTheSiteMakes() {
        add(context -> JumpItems.of(JumpQuery.of("garden", Sql.of("""
                        select 'plant' as type, name as label, 'green ' || name as search_text,
                            json_object('method', 'row', 'database', 'garden', 'table', 'plants', 'row_path', '' || id) as url
                        from plants where id > ?""", 0))));
        assertEquals(
                "[{\"name\":\"Oak\",\"url\":\"/site/garden/plants/2\",\"type\":\"plant\",\"description\":null},"
                        + "{\"name\":\"Fern\",\"url\":\"/site/garden/plants/1\",\"type\":\"plant\",\"description\":null}]",
                found("green"));
    }

    @Test
    void theCatalogueOfAllDatabasesCanBeAsked() {
        add(context -> JumpItems.of(JumpQuery.ofCatalogue(Sql.of("""
                select 'Definition of ' || table_name as label, 'How it was made' as description,
                    '/' || database_name || '/' || table_name || '/-/schema' as url
                from catalog_tables where table_name = 'plants'"""))));
        assertEquals(
                "[{\"name\":\"Definition of plants\",\"url\":\"/site/garden/plants/-/schema\",\"type\":\"item\","
                        + "\"description\":\"How it was made\"}]",
                found("definition"));
    }

    @Test
    void aQueryThatSqliteRefusesIsAFaultOfItsSourceAndHidesNobodyElsesItems() {
        HookEntry<JumpSource> broken =
                add(context -> JumpItems.of(JumpQuery.ofCatalogue(Sql.of("delete from catalog_tables"))));
        assertTrue(found("plants").contains("/site/garden/plants"));
        String why = broken.calls().failing().orElseThrow().what();
        assertTrue(why.contains("its query could not be run"), why);
        assertTrue(found("plants").contains("garden: plants"), "nothing was deleted");
    }
}
