package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.PlainValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    @ParameterizedTest
    @CsvSource({
        "default_page_size,100",
        "max_returned_rows,1000",
        "max_insert_rows,100",
        "max_post_body_bytes,2097152",
        "num_sql_threads,3",
        "sql_time_limit_ms,1000",
        "default_facet_size,30",
        "facet_time_limit_ms,200",
        "facet_suggest_time_limit_ms,50",
        "allow_facet,true",
        "allow_download,true",
        "allow_signed_tokens,true",
        "default_allow_sql,true",
        "max_signed_tokens_ttl,0",
        "suggest_facets,true",
        "default_cache_ttl,5",
        "cache_size_kb,0",
        "allow_csv_stream,true",
        "max_csv_mb,100",
        "truncate_cells_html,2048",
        "force_https_urls,false",
        "template_debug,false",
        "trace_debug,false",
        "base_url,/",
    })
    void hasTheDefaultOfTheOriginal(String name, String value) {
        assertEquals(value, Setting.named(name).orElseThrow().defaultValue().toString());
    }

    @Test
    void theTableHoldsEveryConstantOnce() throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (Field field : Setting.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class) {
                constants.add(field.get(null));
            }
        }

        assertEquals(constants, Setting.all());
        assertEquals(24, Setting.all().stream().map(Setting::name).distinct().count());
    }

    @Test
    void everySettingHasOneLineOfHelp() {
        Setting.all().forEach(setting -> {
            assertFalse(setting.help().isBlank(), setting.name());
            assertFalse(setting.help().endsWith("."), setting.name());
            assertTrue(setting.help().length() <= 90, setting.help());
        });
    }

    @Test
    void settingsInForceAreShownInTheDocumentedOrder() {
        Settings settings = Settings.defaults().with(Setting.MAX_CSV_MB, 7);

        assertEquals(
                Setting.all().stream().map(Setting::name).toList(),
                List.copyOf(settings.inForce().keySet()));
        assertEquals(PlainValue.of(7), settings.inForce().get("max_csv_mb"));
        assertEquals(PlainValue.of("/"), settings.inForce().get("base_url"));
        assertEquals(Optional.empty(), Setting.named("hash_urls"));
    }

    @Test
    void settingsAreEqualWhenEveryValueIs() {
        assertEquals(Settings.defaults(), Settings.defaults().with(Setting.MAX_CSV_MB, 100));
        assertEquals(
                Settings.defaults().hashCode(),
                Settings.defaults().with(Setting.MAX_CSV_MB, 100).hashCode());
        assertNotEquals(Settings.defaults(), Settings.defaults().with(Setting.MAX_CSV_MB, 101));
    }
}
