package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Suggestions;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the block {@code settings}. Types are exact: a number in quotes is no number, and 1 is not true. An empty
 * value means the default.
 */
final class SettingsCheck {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final Section section;

    private SettingsCheck(Section section) {
        this.section = section;
    }

    static Settings read(Section section) {
        SettingsCheck check = new SettingsCheck(section);
        Settings settings = Settings.defaults();
        for (Map.Entry<String, Node> entry : section.entries().entrySet()) {
            settings = check.setting(entry.getKey(), entry.getValue(), settings);
        }
        return settings;
    }

    private Settings setting(String name, Node value, Settings settings) {
        Optional<Setting<?>> setting = Setting.named(name);
        if (setting.isEmpty()) {
            section.error(
                    name,
                    "There is no setting of this name.",
                    Suggestions.sentence(
                                    name,
                                    Setting.all().stream().map(Setting::name).toList())
                            .or(() -> Optional.of("The option --help-settings lists all.")));
            return settings;
        }
        return accepted(setting.get(), value, settings);
    }

    private <T> Settings accepted(Setting<T> setting, Node value, Settings settings) {
        return valueOf(setting, value)
                .map(setting.type()::cast)
                .map(accepted -> settings.with(setting, accepted))
                .orElse(settings);
    }

    private Optional<?> valueOf(Setting<?> setting, Node value) {
        PlainValue plain = value.plain();
        if (setting.type() == Boolean.class && plain instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value());
        }
        if (setting.type() == Integer.class && plain instanceof PlainValue.Whole whole) {
            return number(setting, whole.value());
        }
        if (setting.type() == String.class && plain instanceof PlainValue.Text text) {
            return path(setting, text.value());
        }
        String expected = setting.type() == Boolean.class
                ? "true or false"
                : setting.type() == Integer.class ? "a whole number" : "a text";
        boolean quoted = plain instanceof PlainValue.Text && setting.type() != String.class;
        section.wrongType(
                section.pathOf(setting.name()),
                value,
                expected,
                quoted ? "Remove the quotes around truth values and numbers." : "");
        return Optional.empty();
    }

    private Optional<Integer> number(Setting<?> setting, BigInteger number) {
        boolean tooSmall = number.compareTo(BigInteger.valueOf(setting.minimum())) < 0;
        if (tooSmall || number.compareTo(LARGEST) > 0) {
            section.error(
                    setting.name(),
                    "The number " + number + " is too " + (tooSmall ? "small" : "large") + "; it may be "
                            + setting.minimum() + " to " + LARGEST + ".",
                    Optional.empty());
            return Optional.empty();
        }
        return Optional.of(number.intValue());
    }

    /** The only text among the settings is the base path. */
    private Optional<String> path(Setting<?> setting, String path) {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            section.error(
                    setting.name(), "The path must begin and end with a slash.", Optional.of("Write it like /data/."));
            return Optional.empty();
        }
        return Optional.of(path);
    }
}
