package dev.pergola.core.plugins.settings;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.config.Redaction;
import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Optional;

/**
 * One setting of a plugin as it may be shown to anybody who sees the list of plugins.
 *
 * @param key where it stands, such as {@code plugins.hello.greeting}
 * @param type what it takes, in words
 * @param description what it is for; may be empty
 * @param standard its default; nothing where it has none; hidden for a secret
 * @param value what is in force; nothing where nothing is; hidden for a secret
 * @param source where the value comes from: {@code configuration}, {@code default}, or where a secret is kept
 */
public record SettingStatus(
        String key, String type, String description, PlainValue standard, PlainValue value, String source) {

    private static final PlainValue HIDDEN = PlainValue.of("***");

    /** Checks the parts. */
    public SettingStatus {
        requireNonNull(key, "key is null");
        requireNonNull(type, "type is null");
        requireNonNull(description, "description is null");
        requireNonNull(standard, "standard is null");
        requireNonNull(value, "value is null");
        requireNonNull(source, "source is null");
    }

    /** What somebody wrote, and in which block. */
    record Place(String block, WrittenSetting setting) {}

    static SettingStatus of(SettingsDeclaration declaration, DeclaredSetting setting, Optional<Place> written) {
        List<String> blocks = declaration.blocks();
        String block = written.map(Place::block).orElseGet(() -> blocks.get(blocks.size() - 1));
        boolean kept = written.flatMap(place -> place.setting().secretSource()).isPresent();
        boolean telling = setting.type().isSecret()
                || (setting.type() == SettingType.STRING && Redaction.isTelling(setting.key()));
        PlainValue standard = standard(setting);
        PlainValue value = written.map(place -> place.setting().value()).orElse(standard);
        return new SettingStatus(
                "plugins." + block + "." + setting.key(),
                setting.typeInWords(),
                setting.description(),
                telling ? hidden(standard) : standard,
                telling || kept ? hidden(value) : value,
                written.map(place -> place.setting().secretSource().orElse("configuration"))
                        .orElse("default"));
    }

    /** That there is none is no secret, nor is an empty one. */
    private static PlainValue hidden(PlainValue value) {
        return value instanceof PlainValue.Nothing || value.equals(PlainValue.of("")) ? value : HIDDEN;
    }

    private static PlainValue standard(DeclaredSetting setting) {
        List<PlainValue> values =
                setting.defaults().stream().map(setting.type()::ofUntyped).toList();
        if (setting.list()) {
            return new PlainValue.Items(values);
        }
        return values.isEmpty() ? PlainValue.nothing() : values.get(0);
    }
}
