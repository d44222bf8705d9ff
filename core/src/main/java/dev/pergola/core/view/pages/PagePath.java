package dev.pergola.core.view.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page as the name of its file gives it: {@code birds/{name}} stands for every path below {@code /birds/}
 * that has one more part.
 *
 * @param name of the template, with slashes between folders, without the ending
 * @param regex the same as a regular expression, one group for each part that may differ
 * @param parts their names in order
 * @param literals how many characters are fixed; more of them make a page more special
 */
record PagePath(String name, Pattern regex, List<String> parts, int literals) {

    private static final Pattern PART = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    static PagePath of(String name) {
        StringBuilder regex = new StringBuilder();
        List<String> parts = new ArrayList<>();
        int end = 0;
        int literals = 0;
        Matcher part = PART.matcher(name);
        while (part.find()) {
            regex.append(Pattern.quote(name.substring(end, part.start()))).append("([^/]*)");
            literals += part.start() - end;
            parts.add(part.group(1));
            end = part.end();
        }
        regex.append(Pattern.quote(name.substring(end)));
        return new PagePath(
                name, Pattern.compile(regex.toString()), List.copyOf(parts), literals + name.length() - end);
    }

    /** The parts of a path by name; empty where the path is another page's. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = regex.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            values.put(parts.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
