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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTest {
    @TempDir
    Path folder;

    @Test
    void descriptionsAreReadAtEveryLevel() {
        Metadata metadata = read("", """
            title: Garden
            custom_number: 12
            custom_list: [1, two, {three: é}]
            databases:
              garden:
                license: CC0
                tables:
                  plants:
                    description: One row per plant
                    columns:
                      name: What it is called
                      height: 5
                    units: {height: m}
            """).metadata();

        assertEquals(
                Map.of(
                        "title",
                        "Garden",
                        "custom_number",
                        "12",
                        "custom_list",
                        "[1, \"two\", {\"three\": \"\\u00E9\"}]"),
                metadata.values());
        assertEquals(Map.of("license", "CC0"), metadata.database("garden").values());
        assertEquals(
                Map.of("description", "One row per plant", "units", "{\"height\": \"m\"}"),
                metadata.table("garden", "plants").values());
        assertEquals(
                Map.of("name", "What it is called", "height", "5"),
                metadata.table("garden", "plants").columns());
        assertEquals(Map.of(), metadata.table("garden", "unknown").values());
    }

    @Test
    void optionsOfOlderFilesMoveIntoTheConfiguration() {
        ConfigurationResult.Valid result = read("""
            plugins: {map: {zoom: 1, style: dark}}
            databases: {garden: {tables: {plants: {size: 5, sort: name}}}}
            """, """
            title: Garden
            plugins: {map: {zoom: 2}}
            allow: {id: root}
            databases:
              garden:
                allow: false
                size: 7
                tables:
                  plants:
                    title: Plants
                    size: 9
                    facets: [family]
                    facet_size: 3
                  seeds:
                    hidden: true
            """);

        Configuration configuration = result.configuration();
        assertEquals(
                Optional.of(new PlainValue.Fields(Map.of("zoom", PlainValue.of(2), "style", PlainValue.of("dark")))),
                configuration.plugin("map"));
        assertTrue(configuration.access().allow().isPresent());
        assertEquals(
                Optional.of(new AllowBlock.Always(false)),
                configuration.database("garden").access().allow());
        TableOptions plants = configuration.database("garden").table("plants");
        assertEquals(Optional.of(new SizeOption(9)), plants.display().pageSize());
        assertEquals(Optional.of("name"), plants.sort().column());
        assertEquals(
                List.of(new FacetOptions.Facet("column", "family")),
                plants.facets().facets());
        assertTrue(configuration.database("garden").table("seeds").display().hidden());

        Metadata metadata = result.metadata();
        assertEquals(Map.of("title", "Garden"), metadata.values());
        assertEquals(Map.of("size", "7"), metadata.database("garden").values());
        assertEquals(
                Map.of("title", "Plants", "facet_size", "3"),
                metadata.table("garden", "plants").values());
        assertEquals(
                List.of("plants"),
                List.copyOf(metadata.database("garden").tables().keySet()));
    }

    @Test
    void problemsOfBothFilesAreToldTogether() {
        Written written = new Written(folder);
        ConfigurationResult result = ConfigurationReader.read(new ConfigurationSources(
                Optional.of(written.file("c", "settings: 5")),
                Optional.of(written.file("m", "title: x\nallow: 7\ndatabases: []")),
                List.of()));

        assertEquals(
                List.of(
                        "c:1:11: settings: This must be a map, but it is the number 5.",
                        "m:2:8: allow: This must be true, false or a map of attributes, but it is the number 7. "
                                + "An actor is named like this: {id: somebody}.",
                        "m:3:12: databases: This must be a map, but it is a list."),
                written.told(result));
    }

    private ConfigurationResult.Valid read(String configuration, String metadata) {
        Written written = new Written(folder);
        return assertInstanceOf(
                ConfigurationResult.Valid.class,
                ConfigurationReader.read(new ConfigurationSources(
                        Optional.of(written.file("c", configuration)),
                        Optional.of(written.file("m", metadata)),
                        List.of())));
    }
}
