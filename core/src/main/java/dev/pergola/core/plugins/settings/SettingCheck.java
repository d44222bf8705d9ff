package dev.pergola.core.plugins.settings;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Suggestions;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks what was written for one setting, and makes the value that a component gets. Used once; afterwards either there is
 * a value or there are {@link #refusals()}.
 */
final class SettingCheck {

    private static final int LONGEST_SHOWN = 60;

    private final DeclaredSetting declared;
    private final WrittenSetting written;
    private final List<String> refusals = new ArrayList<>();

    SettingCheck(DeclaredSetting declared, WrittenSetting written) {
        this.declared = requireNonNull(declared, "declared is null");
        this.written = requireNonNull(written, "written is null");
    }

    /** What is wrong, in sentences without the key; a secret value is not in them. */
    List<String> refusals() {
        return refusals;
    }

    /** The value for a component; empty where nothing is written or something is wrong. */
    Optional<Object> value() {
        written.trouble().ifPresent(refusals::add);
        if (written.isAbsent()) {
            return Optional.empty();
        }
        if (declared.list()) {
            return list();
        }
        if (written.value() instanceof PlainValue.Items) {
            refusals.add("This must be %s, not a list.".formatted(expected()));
            return Optional.empty();
        }
        return element(written.value());
    }

    private Optional<Object> list() {
        if (!(written.value() instanceof PlainValue.Items items)) {
            refusals.add("This must be a list, but it is %s. One alone is written as a list, too: [%s]."
                    .formatted(shown(written.value()), declared.type().words()));
            return Optional.empty();
        }
        Object array =
                Array.newInstance(declared.type().valueClass(), items.values().size());
        for (int i = 0; i < items.values().size(); i++) {
            Optional<Object> element = element(items.values().get(i));
            if (element.isPresent()) {
                Array.set(array, i, element.get());
            }
        }
        return refusals.isEmpty() ? Optional.of(array) : Optional.empty();
    }

    private Optional<Object> element(PlainValue plain) {
        PlainValue typed =
                plain instanceof PlainValue.Text text && written.secretSource().isPresent()
                        ? declared.type().ofUntyped(text.value())
                        : plain;
        Optional<Object> value = declared.type().read(typed);
        if (value.isEmpty()) {
            refusals.add("This must be %s, but it is %s.%s".formatted(expected(), shown(plain), hint(plain)));
            return value;
        }
        int before = refusals.size();
        checkOptions(value.get(), plain);
        checkLimits(value.get(), plain);
        return refusals.size() == before ? value : Optional.empty();
    }

    private String expected() {
        return switch (declared.type()) {
            case STRING -> "a text";
            case PASSWORD -> "a secret text";
            case CHARACTER -> "one character";
            case BOOLEAN -> "true or false";
            case BYTE -> "a whole number of -128 to 127";
            case SHORT -> "a whole number of -32768 to 32767";
            case INTEGER, LONG -> "a whole number";
            case FLOAT, DOUBLE -> "a number";
        };
    }

    private String hint(PlainValue plain) {
        boolean quoted = plain instanceof PlainValue.Text text
                && written.secretSource().isEmpty()
                && declared.type().read(declared.type().ofUntyped(text.value())).isPresent();
        return quoted ? " Remove the quotes." : "";
    }

    private void checkOptions(Object value, PlainValue plain) {
        List<String> allowed = declared.options().keySet().stream().sorted().toList();
        String text = value.toString();
        if (allowed.isEmpty() || allowed.contains(text)) {
            return;
        }
        Optional<String> near = isHidden() ? Optional.empty() : Suggestions.sentence(text, allowed);
        refusals.add("There is no choice %s; it may be %s.%s"
                .formatted(
                        shown(plain),
                        allowed.stream().collect(Collectors.joining(", ")),
                        near.map(sentence -> " " + sentence).orElse("")));
    }

    /** A limit of a text is one of its length. */
    private void checkLimits(Object value, PlainValue plain) {
        boolean text = value instanceof String;
        if (!text && !(value instanceof Number)) {
            return;
        }
        BigDecimal measured = value instanceof String characters
                ? BigDecimal.valueOf(characters.length())
                : new BigDecimal(value.toString());
        boolean tooSmall = declared.limits()
                .minimum()
                .filter(least -> measured.compareTo(least) < 0)
                .isPresent();
        boolean tooLarge = declared.limits()
                .maximum()
                .filter(most -> measured.compareTo(most) > 0)
                .isPresent();
        if (tooSmall || tooLarge) {
            refusals.add("%s is too %s; %s."
                    .formatted(
                            capital(shown(plain)),
                            text ? (tooSmall ? "short" : "long") : (tooSmall ? "small" : "large"),
                            allowedRange(text ? " characters" : "")));
        }
    }

    private String allowedRange(String unit) {
        Optional<String> least = declared.limits().minimum().map(BigDecimal::toPlainString);
        Optional<String> most = declared.limits().maximum().map(BigDecimal::toPlainString);
        if (least.isPresent() && most.isPresent()) {
            return "it may be " + least.get() + " to " + most.get() + unit;
        }
        return least.map(limit -> "it may be " + limit + unit + " or more")
                .orElseGet(() -> "it may be " + most.orElse("") + unit + " at most");
    }

    private boolean isHidden() {
        return declared.type().isSecret() || written.secretSource().isPresent();
    }

    private String shown(PlainValue plain) {
        if (isHidden()) {
            return written.secretSource()
                    .map(source -> "what the " + source + " says")
                    .orElse("the value that is written");
        }
        String json = JsonText.of(plain);
        return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
