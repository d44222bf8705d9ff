package dev.pergola.itest.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the product is known not to do yet, read from {@code known-gaps.txt}, which explains its format. */
final class KnownGaps {

    private static final String SIGNED_IN = "signed-in";

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, Integer> missingOptions = new LinkedHashMap<>();

    private KnownGaps() {}

    static KnownGaps read() {
        try (InputStream source = KnownGaps.class.getResourceAsStream("known-gaps.txt")) {
            KnownGaps gaps = new KnownGaps();
            new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(gaps::add);
            return gaps;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String line) {
        String[] parts = line.split(": ", 2);
        if (parts.length < 2) {
            throw new AssertionError("known-gaps.txt: a line without a reason: " + line);
        }
        String[] words = parts[0].split("\\s+");
        if (words[0].equals("option")) {
            missingOptions.put(words[1], words.length - 2);
        } else {
            reasons.put(String.join(" ", words), parts[1]);
        }
    }

    /** Why a case is not expected to pass, or empty where it is. */
    Optional<String> reason(RecordedCase recorded) {
        return reason("case " + recorded.id())
                .or(() -> reason("group " + recorded.group()))
                .or(() -> reason("profile " + recorded.profile()))
                .or(() -> recorded.signedIn() ? reason(SIGNED_IN) : Optional.empty())
                .or(() -> parameters(recorded).stream()
                        .flatMap(parameter -> reason("parameter " + parameter).stream())
                        .findFirst());
    }

    /** Whether a case is listed by its own name, so that it must not pass. */
    boolean names(RecordedCase recorded) {
        return reasons.containsKey("case " + recorded.id());
    }

    /** The arguments of a profile without the options that do not exist yet. */
    List<String> supported(List<String> arguments) {
        List<String> supported = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (missingOptions.containsKey(arguments.get(i))) {
                i += missingOptions.get(arguments.get(i));
            } else {
                supported.add(arguments.get(i));
            }
        }
        return supported;
    }

    private Optional<String> reason(String what) {
        return Optional.ofNullable(reasons.get(what));
    }

    /** The names of the parameters of a request; of {@code _extra} also with each value. */
    private static List<String> parameters(RecordedCase recorded) {
        int question = recorded.path().indexOf('?');
        if (question < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String pair : recorded.path().substring(question + 1).split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            names.add(nameAndValue[0]);
            if (nameAndValue[0].equals("_extra") && nameAndValue.length == 2) {
                for (String extra : nameAndValue[1].split(",|%2C", -1)) {
                    names.add("_extra=" + extra);
                }
            }
        }
        return names;
    }
}
