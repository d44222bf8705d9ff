package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingPairTest {
    @TempDir
    Path folder;

    private Written written;

    @BeforeEach
    void writeIntoTheFolder() {
        written = new Written(folder);
    }

    @Test
    void aBareNameIsASetting() {
        Configuration configuration =
                valid("settings: {default_page_size: 5, max_csv_mb: 1}", "default_page_size", "7");

        assertEquals(7, configuration.settings().get(Setting.DEFAULT_PAGE_SIZE));
        assertEquals(1, configuration.settings().get(Setting.MAX_CSV_MB));
    }

    @ParameterizedTest
    @CsvSource({"on,true", "OFF,false", "True,true", "false,false", "1,true", "0,false"})
    void aBareFlagIsSaidInManyWords(String word, boolean flag) {
        assertEquals(flag, valid("", "allow_facet", word).settings().get(Setting.ALLOW_FACET));
    }

    @Test
    void aWrongBareSettingIsAFaultOfTheCommand() {
        ConfigurationResult.Invalid result = assertInstanceOf(
                ConfigurationResult.Invalid.class,
                written.readWithPairs("", "default_page_size", "many", "allow_facet", "2", "max_csv_mb", "-1"));

        assertEquals(2, result.exitStatus());
        assertEquals(
                List.of(
                        "-s default_page_size: settings.default_page_size: "
                                + "The setting takes a whole number, not \"many\".",
                        "-s allow_facet: settings.allow_facet: "
                                + "The setting takes on, off, true, false, 1 or 0, not \"2\".",
                        "-s max_csv_mb: settings.max_csv_mb: The setting takes a whole number, not \"-1\"."),
                written.told(result));
    }

    @Test
    void aPathToASettingIsCheckedLikeAFile() {
        ConfigurationResult.Invalid result = assertInstanceOf(
                ConfigurationResult.Invalid.class,
                written.readWithPairs("", "settings.nope", "1", "settings.allow_facet", "1"));

        assertEquals(1, result.exitStatus());
        assertEquals(
                List.of(
                        "-s settings.nope: settings.nope: There is no setting of this name. "
                                + "The option --help-settings lists all.",
                        "-s settings.allow_facet: settings.allow_facet: "
                                + "This must be true or false, but it is the number 1."),
                written.told(result));
    }

    @Test
    void dotsNestAndMapsMergeDeeply() {
        Configuration configuration = valid(
                """
                databases:
                  garden:
                    tables:
                      plants: {size: 5, sort: name}
                """,
                "databases.garden.tables.plants.size",
                "9",
                "databases.garden.allow_sql",
                "{\"id\": \"root\"}",
                "permissions.view-instance",
                "1",
                "plugins.map",
                "{\"zoom\": 7}",
                "plugins.map.style",
                "dark blue");

        TableOptions plants = configuration.database("garden").table("plants");
        assertEquals(Optional.of(new SizeOption(9)), plants.display().pageSize());
        assertEquals(Optional.of("name"), plants.sort().column());
        assertEquals(
                Optional.of(new AllowBlock.Matching(Map.of("id", PlainValue.of("root")))),
                configuration.database("garden").access().allowSql());
        assertEquals(
                new AllowBlock.Always(true),
                configuration.access().permissions().get("view-instance"));
        assertEquals(
                Optional.of(
                        new PlainValue.Fields(Map.of("zoom", PlainValue.of(7), "style", PlainValue.of("dark blue")))),
                configuration.plugin("map"));
    }

    @Test
    void valuesAreJsonWhereTheyCanBe() {
        PlainValue ours = valid("", "x.a", "1", "x.b", "true", "x.c", "[1, \"x\"]", "x.d", "{oops", "x.e", "")
                .source()
                .values()
                .get("x");
        Map<String, PlainValue> values =
                assertInstanceOf(PlainValue.Fields.class, ours).values();

        assertEquals(PlainValue.of(1), values.get("a"));
        assertEquals(PlainValue.of(true), values.get("b"));
        assertEquals(new PlainValue.Items(List.of(PlainValue.of(1), PlainValue.of("x"))), values.get("c"));
        assertEquals(PlainValue.of("{oops"), values.get("d"));
        assertEquals(PlainValue.of(""), values.get("e"));
    }

    @Test
    void anUnknownNameIsWrongUsageAndTheNearestIsSuggested() {
        ConfigurationResult.Invalid result =
                assertInstanceOf(ConfigurationResult.Invalid.class, written.readWithPairs("", "defalt_page_size", "5"));

        assertEquals(2, result.exitStatus());
        assertEquals(1, result.problems().size());
        assertTrue(result.problems().get(0).toString().contains("default_page_size"), result.problems()::toString);
    }

    private Configuration valid(String text, String... namesAndValues) {
        return assertInstanceOf(ConfigurationResult.Valid.class, written.readWithPairs(text, namesAndValues))
                .configuration();
    }
}
