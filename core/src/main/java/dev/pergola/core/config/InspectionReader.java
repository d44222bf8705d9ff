package dev.pergola.core.config;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Inspection;
import dev.pergola.core.model.PlainValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code pergola inspect} has written: hash, size and numbers of rows of databases by name. Called when a
 * server starts; changes nothing. What is not of the expected kind counts as not told.
 */
public final class InspectionReader {

    private InspectionReader() {}

    /**
     * Reads one file.
     *
     * @param file JSON
     * @return by name of the database
     * @throws ServerException where it cannot be read as JSON, with the place of the fault
     */
    public static Map<String, Inspection> read(Path file) {
        Map<String, Inspection> inspections = new LinkedHashMap<>();
        fields(tree(file)).forEach((name, value) -> inspections.put(name, inspection(fields(value))));
        return inspections;
    }

    private static PlainValue tree(Path file) {
        ProblemCollector problems = new ProblemCollector();
        try {
            return TreeReader.read(file, problems).plain();
        } catch (UnreadableException unreadable) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The inspection of the databases cannot be used. " + unreadable.location() + ": "
                                    + unreadable.getMessage(),
                            "The command `pergola inspect FILES --inspect-file " + file + "` makes it anew.")
                    .causedBy(unreadable);
        }
    }

    private static Inspection inspection(Map<String, PlainValue> facts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        fields(facts.get("tables"))
                .forEach((table, value) ->
                        whole(fields(value).get("count")).ifPresent(count -> counts.put(table, Math.max(0, count))));
        return new Inspection(text(facts.get("hash")), whole(facts.get("size")), text(facts.get("file")), counts);
    }

    private static Map<String, PlainValue> fields(@Nullable PlainValue value) {
        return value instanceof PlainValue.Fields fields ? fields.values() : Map.of();
    }

    private static Optional<String> text(@Nullable PlainValue value) {
        return value instanceof PlainValue.Text text && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static OptionalLong whole(@Nullable PlainValue value) {
        return value instanceof PlainValue.Whole whole && whole.value().bitLength() < Long.SIZE
                ? OptionalLong.of(whole.value().longValueExact())
                : OptionalLong.empty();
    }
}
