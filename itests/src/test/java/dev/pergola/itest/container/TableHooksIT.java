package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Sql;
import dev.pergola.itest.fixture.Herbarium;
import dev.pergola.itest.harness.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.BundleContext;

/** A plugin with a type of columns, a facet and a filter comes, its work is seen, it goes, and so does its work. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class TableHooksIT {

    private static final String FILE = "herbarium.jar";
    private static final String TABLE = "/garden/plants";

    @Inject
    private BundleContext context;

    private Site site;

    @Configuration
    public Option[] product() {
        return Product.options();
    }

    @Before
    public void serve() throws Exception {
        site = Site.serving(context);
        Path file = Files.createTempDirectory("garden").resolve("garden.db");
        databases().create(file, transaction -> {
            transaction.execute(Sql.of("create table plants(name text, height real)"));
            transaction.execute(Sql.of("insert into plants values ('Fern', 1.5), ('Rose', 1.2), ('Oak', 20.5)"));
            return true;
        });
        site.stop();
        site = Site.serving(
                context, file.toString(), "-s", "databases.garden.tables.plants.column_types.height", "height");
        site.put(
                FILE,
                PluginJar.bundle("herbarium", "1.0.0")
                        .withHeader(
                                "Import-Package",
                                Stream.of("dev.pergola.api", "dev.pergola.api.data", "dev.pergola.api.http")
                                                .map(name -> name + ";version=\"[1,2)\"")
                                                .collect(Collectors.joining(","))
                                        + ",dev.pergola.api.hook.page;version=\"[1.1,2)\""
                                        + ",dev.pergola.api.hook.table;version=\"[1.1,2)\"")
                        .withComponent(Herbarium.class, Herbarium.KINDS, Herbarium.PROPERTIES));
        eventually(() -> assertShows(TABLE, "1.5 m"));
        eventually(() -> assertShows(TABLE, "_facet_metres=height"));
        eventually(() -> assertShows(TABLE + ".json?_metres_height=20&_shape=arrayfirst&_col=name", "[3]"));
    }

    @After
    public void stop() throws Exception {
        site.stop();
    }

    private Databases databases() {
        return context.getService(context.getServiceReference(Databases.class));
    }

    private void assertShows(String path, String part) {
        String text = site.get(path).text();
        assertTrue(text, text.contains(part));
    }

    @Test
    public void theTypeOfAColumn() {
        assertShows(TABLE, "<b>1.5 m</b></td>");
        assertShows(TABLE + "/1", "<b>1.5 m</b></td>");
        assertShows(TABLE + ".json", "\"height\":{\"metres\":1.5}");
        assertShows(TABLE + "/1.json", "\"height\":1.5");
        assertShows(TABLE + ".json?_extra=column_types", "\"height\":{\"type\":\"height\",\"config\":null}");
    }

    @Test
    public void theFacetAndItsFilter() {
        assertShows(TABLE + ".json?_facet_metres=height", "\"type\":\"metres\"");
        assertShows(
                TABLE + ".json?_facet_metres=height",
                "{\"value\":1,\"label\":1,\"count\":2,\"toggle_url\":\"http://localhost/garden/plants.json"
                        + "?_facet_metres=height&_metres_height=1\",\"selected\":false}");
        assertShows(TABLE + "?_metres_height=1", "2 rows");
    }

    @Test
    public void allOfItLeavesWithThePluginAndWhatWasSaidOfTheColumnStays() throws Exception {
        site.delete(FILE);
        eventually(() -> assertTrue(site.bundles("herbarium").isEmpty()));
        String text = site.get(TABLE).text();
        assertFalse(text, text.contains("1.5 m") || text.contains("_facet_metres"));
        assertShows(TABLE + ".json", "\"height\":1.5");
        assertEquals(
                200,
                site.get(TABLE + ".json?_facet_metres=height&_metres_height=20").status());
        assertShows(TABLE + ".json?_metres_height=20", "Fern");
    }
}
