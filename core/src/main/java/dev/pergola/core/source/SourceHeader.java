package dev.pergola.core.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads name and version of a plugin from its only file: the tags {@code @name} and {@code @version} of the first Javadoc
 * comment; where these are missing, the name of the file in lower case words with hyphens, and the version 0.
 */
final class SourceHeader {

    private static final String ENDING = ".java";
    private static final String NO_VERSION = "0";
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SourceHeader() {}

    static PluginIdentity of(SourceText source) throws SourceRefusal {
        Optional<Tag> name = tag("name", source);
        Optional<Tag> version = tag("version", source);
        String named = name.map(Tag::value).orElseGet(() -> fromFile(source.name()));
        String numbered = version.map(Tag::value).orElse(NO_VERSION);
        Optional<String> flawOfName = PluginIdentity.flaw(named, NO_VERSION);
        Optional<String> flaw = flawOfName.or(() -> PluginIdentity.flaw(named, numbered));
        if (flaw.isPresent()) {
            throw refusal(source, flaw.get(), flawOfName.isPresent() ? name : version);
        }
        return new PluginIdentity(named, numbered);
    }

    private static String fromFile(String file) {
        String simple = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        return WORD_START.matcher(simple).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The value of a tag and where it begins in the text. */
    private record Tag(String value, int position) {}

    private static Optional<Tag> tag(String name, SourceText source) {
        Matcher comment = COMMENT.matcher(source.text());
        if (!comment.find()) {
            return Optional.empty();
        }
        Matcher tag = Pattern.compile("(?m)^[ \t*]*@" + name + "[ \t]+(\\S.*?)[ \t]*$")
                .matcher(source.text())
                .region(comment.start(1), comment.end(1));
        return tag.find() ? Optional.of(new Tag(tag.group(1), tag.start(1))) : Optional.empty();
    }

    private static SourceRefusal refusal(SourceText source, String flaw, Optional<Tag> tag) {
        Optional<SourceFault.Place> place = tag.map(Tag::position).map(position -> {
            String before = source.text().substring(0, position);
            long line = before.chars().filter(character -> character == '\n').count() + 1;
            return new SourceFault.Place(line, source.line(line), position - (before.lastIndexOf('\n') + 1));
        });
        return new SourceRefusal(List.of(new SourceFault(source.name(), flaw, place)));
    }
}
