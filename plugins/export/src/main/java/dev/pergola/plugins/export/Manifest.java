package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the last export has written, and of what: by that the next one knows which files need not be touched, and which are to
 * go. A text file of lines and tabs, written last.
 *
 * @param rules by which it was made
 * @param stamp of what the site was made of; empty where that cannot be said
 * @param lines by address, in the order in which they were found
 */
record Manifest(String rules, String stamp, Map<Address, Line> lines) {

    private static final String FORMAT = "pergola-export 1";
    private static final int COLUMNS = 12;

    /**
     * One file.
     *
     * @param page what it was made of
     * @param file its name
     * @param places digest of where its links lead
     */
    record Line(CopiedPage page, String file, String places) {}

    /** Of an output directory in which nothing was exported. */
    static Manifest none() {
        return new Manifest("", "", Map.of());
    }

    /** The names of its files alone, where all of them are to be made anew. */
    Manifest named() {
        Map<Address, Line> without = new LinkedHashMap<>();
        lines.forEach((address, line) -> without.put(
                address,
                new Line(
                        new CopiedPage(
                                address, line.page().kind(), "", "", 0, false, Optional.empty(), List.of(), "", ""),
                        line.file(),
                        "")));
        return new Manifest("", "", without);
    }

    /** What a page was the last time, by the same rules. */
    Optional<Line> find(Address address) {
        return Optional.ofNullable(lines.get(address));
    }

    /** Reads it; one that is not there, or of another version, or damaged, is none. */
    static Manifest read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return none();
        }
        List<String[]> rows = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        try {
            String[] head = rows.get(0);
            if (!head[0].equals(FORMAT)) {
                return none();
            }
            List<Address> addresses =
                    rows.stream().skip(1).map(row -> Address.of(row[0])).toList();
            Map<Address, Line> lines = new LinkedHashMap<>();
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i).length == COLUMNS) {
                    lines.put(addresses.get(i - 1), line(addresses.get(i - 1), rows.get(i), addresses));
                }
            }
            return new Manifest(head[1], head[2], lines);
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return none();
        }
    }

    private static Line line(Address address, String[] row, List<Address> addresses) {
        List<Address> links = row[11].isEmpty()
                ? List.of()
                : Arrays.stream(row[11].split(","))
                        .map(number -> addresses.get(Integer.parseInt(number)))
                        .toList();
        CopiedPage page = new CopiedPage(
                address,
                CopiedPage.Kind.valueOf(row[2]),
                row[3],
                row[4],
                Long.parseLong(row[6]),
                row[7].equals("steady"),
                row[8].isEmpty() ? Optional.empty() : Optional.of(row[8]),
                links,
                row[9],
                row[10]);
        return new Line(page, row[1], row[5]);
    }

    /** Writes it beside the old one and puts it in its place in one step. */
    void write(Path file) throws IOException {
        Map<Address, Integer> numbers = new LinkedHashMap<>();
        lines.keySet().forEach(address -> numbers.put(address, numbers.size()));
        lines.values().forEach(line -> line.page().links().forEach(link -> numbers.putIfAbsent(link, numbers.size())));
        Files.createDirectories(requireNonNull(file.getParent(), "file has no parent"));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
            out.write(String.join("\t", FORMAT, rules, stamp) + "\n");
            for (Address address : numbers.keySet()) {
                Line line = lines.get(address);
                out.write((line == null ? address.toString() : String.join("\t", columns(line, numbers))) + "\n");
            }
        }
        OutputFolder.replace(written, file);
    }

    private static List<String> columns(Line line, Map<Address, Integer> numbers) {
        CopiedPage page = line.page();
        List<String> columns = new ArrayList<>(List.of(
                page.address().toString(),
                line.file(),
                page.kind().name(),
                page.contentType(),
                page.source(),
                line.places(),
                Long.toString(page.bytes()),
                page.steady() ? "steady" : "",
                page.redirect().orElse(""),
                page.title(),
                page.excerpt()));
        columns.replaceAll(text -> text.replaceAll("\\s+", " ").strip());
        columns.add(page.links().stream()
                .map(link -> String.valueOf(numbers.get(link)))
                .collect(Collectors.joining(",")));
        return columns;
    }
}
