package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationDifferenceTest {
    @TempDir
    Path folder;

    @Test
    void nothingChangedWhereOnlyTheWritingDid() {
        assertTrue(between("settings: {max_csv_mb: 5}\nplugins: {a: {x: 1, y: 2}}", """
            {"plugins": {"a": {"y": 2, "x": 1}}, "settings": {"max_csv_mb": 5, "default_page_size": 100}}
            """)
                .isEmpty());
    }

    @Test
    void changedSettingsAreNamedIncludingThoseBackAtTheirDefault() {
        assertEquals(
                List.of(Setting.DEFAULT_PAGE_SIZE, Setting.ALLOW_FACET, Setting.MAX_CSV_MB),
                between(
                                "settings: {max_csv_mb: 5, allow_facet: false, sql_time_limit_ms: 7}",
                                "settings: {default_page_size: 5, sql_time_limit_ms: 7}")
                        .settings());
    }

    @Test
    void blocksOfPluginsComeChangeAndGo() {
        ConfigurationDifference difference = between(
                "plugins: {same: {x: 1}, other: {x: 1}, gone: {}}", "plugins: {same: {x: 1}, other: {x: 2}, new: {}}");

        assertEquals(
                new ConfigurationDifference.PluginBlocks(Set.of("new"), Set.of("other"), Set.of("gone")),
                difference.plugins());
        assertTrue(difference.databases().isEmpty());
    }

    @Test
    void databasesAreNamedWhateverChangedInThem() {
        ConfigurationDifference difference = between(
                "databases: {same: {tables: {t: {size: 5}}}, other: {tables: {t: {size: 5}}}, gone: {allow_sql: true}}",
                "databases: {same: {tables: {t: {size: 5}}}, other: {tables: {t: {size: 6}}}, new: {}}");

        assertEquals(Set.of("other", "gone", "new"), difference.databases());
        assertTrue(difference.access());
        assertFalse(difference.resources());
    }

    @Test
    void accessIsComparedAtEveryLevel() {
        assertTrue(between("", "allow: {id: root}").access());
        assertTrue(
                between("", "databases: {d: {permissions: {insert-row: true}}}").access());
        assertTrue(between("", "databases: {d: {tables: {t: {allow: true}}}}").access());
        assertTrue(between("", "databases: {d: {queries: {q: {sql: x, allow: true}}}}")
                .access());
        assertFalse(between("", "databases: {d: {queries: {q: {sql: x}}}}").access());
    }

    @Test
    void resourcesOfPagesAreCompared() {
        assertTrue(between("", "extra_js_urls: [/a.js]").resources());
        assertTrue(
                between("extra_css_urls: [/a.css]", "extra_css_urls: [/b.css]").resources());
    }

    private ConfigurationDifference between(String before, String after) {
        Written written = new Written(folder);
        return ConfigurationDifference.between(written.valid(before), written.valid(after));
    }
}
