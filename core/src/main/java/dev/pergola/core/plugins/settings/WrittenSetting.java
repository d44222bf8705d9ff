package dev.pergola.core.plugins.settings;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What somebody wrote for one setting.
 *
 * @param value the value, secrets resolved; nothing where the environment has none
 * @param secretSource where it comes from when it is kept outside of the configuration, such as {@code environment variable
 *     TOKEN}; it is never shown then
 * @param trouble why it could not be read, a sentence; empty where all is well
 */
record WrittenSetting(PlainValue value, Optional<String> secretSource, Optional<String> trouble) {

    WrittenSetting {
        requireNonNull(value, "value is null");
        requireNonNull(secretSource, "secretSource is null");
        requireNonNull(trouble, "trouble is null");
    }

    static WrittenSetting of(PlainValue written, Secrets secrets) {
        Optional<String> source = Secrets.sourceOf(written);
        try {
            return new WrittenSetting(secrets.resolve(written), source, Optional.empty());
        } catch (UncheckedIOException unreadable) {
            String sentence = "The %s cannot be read.".formatted(source.orElse("file"));
            return new WrittenSetting(PlainValue.nothing(), source, Optional.of(sentence));
        }
    }

    boolean isAbsent() {
        return value instanceof PlainValue.Nothing;
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return "WrittenSetting[secretSource=" + secretSource + ", trouble=" + trouble + "]";
    }
}
