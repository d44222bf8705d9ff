package dev.pergola.core.tabular;

import dev.pergola.api.ServerException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/** Reads inputs of every format. */
public final class RowFiles {

    private RowFiles() {}

    /**
     * Reads an input from its beginning to its end.
     *
     * @param input to read
     * @param options what is known about it
     * @param sink takes the rows, on this thread
     * @param passed hears how many bytes were read, now and then, on this thread
     * @throws ServerException where the input cannot be read; what was handed over before is then worth nothing
     */
    public static void read(Input input, ReadingOptions options, RowSink sink, LongConsumer passed) {
        try {
            try (OpenedInput opened = OpenedInput.of(input, options.encoding(), passed)) {
                sink.begin(input.name());
                Format format = formatOf(opened, options);
                switch (format) {
                    case CSV, TSV -> new CsvRows(opened, options, format, sink).read();
                    case JSON, NDJSON -> new JsonRows(opened, options, format, sink).read();
                }
            }
        } catch (NoSuchFileException absent) {
            throw InputFault.of(
                            input.name(),
                            "there is no such file",
                            "Check the path; relative paths start at the directory in which the command was started.")
                    .causedBy(absent);
        } catch (EOFException | ZipException broken) {
            throw InputFault.of(
                            input.name(),
                            "its compressed data is broken off or damaged",
                            "Fetch or compress the file again.")
                    .causedBy(broken);
        } catch (IOException failure) {
            throw InputFault.of(input.name(), "reading it failed: " + failure, "Check the disk and the permissions.")
                    .causedBy(failure);
        }
    }

    /** What was asked for, else what the name says, else what it looks like. */
    private static Format formatOf(OpenedInput input, ReadingOptions options) {
        Optional<Format> told = options.format().or(() -> Format.ofFile(input.name()));
        return told.orElseGet(() -> {
            String start = input.head().stripLeading();
            return start.startsWith("{") || start.startsWith("[") ? Format.JSON : Format.CSV;
        });
    }
}
