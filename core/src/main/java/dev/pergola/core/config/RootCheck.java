package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks a whole configuration tree and makes the value of it, as far as it can be made. */
final class RootCheck {

    private RootCheck() {}

    static Configuration read(Node.Fields tree, ProblemCollector problems) {
        Section root = new Section(tree, KeyPath.ROOT, problems);
        Map<String, DatabaseOptions> databases = new LinkedHashMap<>();
        root.section("databases")
                .sections()
                .forEach((name, section) -> databases.put(name, DatabaseCheck.read(section)));
        Configuration configuration = new Configuration(
                SettingsCheck.read(root.section("settings")),
                AccessCheck.readWithSql(root),
                root.section("plugins").plainEntries(),
                databases,
                PageResourceCheck.read(root, "extra_css_urls"),
                PageResourceCheck.read(root, "extra_js_urls"),
                (PlainValue.Fields) tree.plain());
        warnAboutMisplacedSettings(tree, root, problems);
        root.warnAboutOtherKeys();
        return configuration;
    }

    private static void warnAboutMisplacedSettings(Node.Fields tree, Section root, ProblemCollector problems) {
        tree.fields().forEach((key, field) -> {
            if (Setting.named(key).isPresent()) {
                root.value(key);
                problems.warning(
                        field.key(),
                        KeyPath.ROOT.child(key),
                        "Nothing reads this key here; it is kept.",
                        Optional.of("As a setting it belongs below the key settings."));
            }
        });
    }
}
