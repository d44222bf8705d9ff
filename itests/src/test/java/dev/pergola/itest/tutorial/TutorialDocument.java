package dev.pergola.itest.tutorial;

import dev.pergola.itest.tutorial.TutorialStep.RunCommand;
import dev.pergola.itest.tutorial.TutorialStep.WriteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the steps out of the tutorial. Every block between fences is one: {@code console} holds commands after dollar signs,
 * each followed by what is shown of its output; any other is a file, named in the line above. There are no blocks that are not
 * executed.
 */
final class TutorialDocument {

    private static final String FENCE = "```";
    private static final Pattern FILE = Pattern.compile("`([^`]+)`:");

    private final List<String> lines;
    private final List<TutorialStep> steps = new ArrayList<>();

    private TutorialDocument(List<String> lines) {
        this.lines = lines;
    }

    static List<TutorialStep> read(Path file) throws IOException {
        TutorialDocument document = new TutorialDocument(Files.readAllLines(file));
        document.readAll();
        return document.steps;
    }

    private void readAll() {
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = endOfBlock(at);
                if (lines.get(at).equals(FENCE + "console")) {
                    readCommands(at + 1, end);
                } else {
                    String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
                    steps.add(new WriteFile(at + 1, nameAbove(at), text));
                }
                at = end;
            }
            at++;
        }
    }

    private int endOfBlock(int begin) {
        int end = begin + 1;
        while (!lines.get(end).equals(FENCE)) {
            end++;
        }
        return end;
    }

    private String nameAbove(int fence) {
        Matcher name = FILE.matcher(lines.get(fence - 2));
        if (!name.matches()) {
            throw new AssertionError("line " + (fence + 1) + " begins a file, but no name stands above it");
        }
        return name.group(1);
    }

    private void readCommands(int begin, int end) {
        int at = begin;
        while (at < end) {
            int first = at;
            StringBuilder command = new StringBuilder(lines.get(at).replaceFirst("^\\$ ", ""));
            while (lines.get(at).endsWith("\\")) {
                at++;
                command.append('\n').append(lines.get(at));
            }
            at++;
            List<String> output = new ArrayList<>();
            while (at < end && !lines.get(at).startsWith("$ ")) {
                output.add(lines.get(at));
                at++;
            }
            steps.add(new RunCommand(first + 1, command.toString(), List.copyOf(output)));
        }
    }
}
