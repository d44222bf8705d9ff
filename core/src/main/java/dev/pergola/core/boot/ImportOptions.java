package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.core.change.ColumnKind;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.ReferenceDraft;
import dev.pergola.core.importing.Existing;
import dev.pergola.core.importing.TableOptions;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.tabular.Format;
import dev.pergola.core.tabular.ReadingOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a command line of {@code import} or {@code insert} says, in the terms of those who do it.
 *
 * @param line the command line
 */
record ImportOptions(CommandContext line) {

    private static final Duration STANDARD_WAIT = Duration.ofSeconds(60);

    ReadingOptions reading() {
        return new ReadingOptions(
                line.value(ImportSyntax.FORMAT).map(ImportOptions::format),
                line.value(ImportSyntax.ENCODING).map(ImportOptions::encoding),
                line.value(ImportSyntax.DELIMITER).map(text -> character(ImportSyntax.DELIMITER, text)),
                line.value(ImportSyntax.QUOTE).map(text -> character(ImportSyntax.QUOTE, text)),
                !line.has(ImportSyntax.NO_HEADER),
                line.has(ImportSyntax.FLATTEN));
    }

    TableOptions tables(Existing unlessSaid) {
        return new TableOptions(
                existing(unlessSaid),
                conflict(),
                list(ImportSyntax.KEY),
                !line.has(ImportSyntax.NO_TYPES),
                pairs(ImportSyntax.TYPE, "COLUMN=TYPE", ImportOptions::kind),
                new LinkedHashSet<>(list(ImportSyntax.NOT_NULL)),
                pairs(ImportSyntax.DEFAULT, "COLUMN=VALUE", ImportOptions::value),
                references(),
                list(ImportSyntax.INDEX),
                list(ImportSyntax.FULL_TEXT),
                line.has(ImportSyntax.STRICT),
                line.has(ImportSyntax.EMPTY_NULL),
                line.has(ImportSyntax.ALTER));
    }

    Duration patience() {
        return line.value(ImportSyntax.WAIT)
                .map(text -> {
                    if (!text.matches("\\d{1,6}")) {
                        throw WrongUsage.of(Quotation.of(text) + " is no number of seconds.", "Such as --wait 300.");
                    }
                    return Duration.ofSeconds(Long.parseLong(text));
                })
                .orElse(STANDARD_WAIT);
    }

    private Existing existing(Existing unlessSaid) {
        return one(
                Map.of(
                        ImportSyntax.APPEND, Existing.APPEND,
                        ImportSyntax.TRUNCATE, Existing.TRUNCATE,
                        ImportSyntax.DROP, Existing.DROP),
                unlessSaid);
    }

    private Conflict conflict() {
        return one(
                Map.of(
                        ImportSyntax.UPSERT, Conflict.UPDATE,
                        ImportSyntax.IGNORE, Conflict.IGNORE,
                        ImportSyntax.REPLACE, Conflict.REPLACE),
                Conflict.REFUSE);
    }

    private <T> T one(Map<String, T> choices, T unlessSaid) {
        List<String> said = choices.keySet().stream().filter(line::has).sorted().toList();
        if (said.size() > 1) {
            throw WrongUsage.of(String.join(" and ", said) + " contradict each other.", "Choose one of them.");
        }
        return said.stream().map(choices::get).findFirst().orElse(unlessSaid);
    }

    private List<String> list(String option) {
        return line.values(option).stream().map(values -> values.get(0)).toList();
    }

    private <T> Map<String, T> pairs(String option, String form, Function<String, T> read) {
        Map<String, T> pairs = new LinkedHashMap<>();
        for (String text : list(option)) {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw WrongUsage.of(option + " " + text + " is not of the form " + form + ".", "");
            }
            pairs.put(text.substring(0, sign), read.apply(text.substring(sign + 1)));
        }
        return pairs;
    }

    private Map<String, ReferenceDraft> references() {
        Map<String, ReferenceDraft> references = new LinkedHashMap<>();
        for (String text : list(ImportSyntax.REFERENCE)) {
            String[] parts = text.split(":", -1);
            if (parts.length < 2 || parts.length > 3 || Stream.of(parts).anyMatch(String::isEmpty)) {
                throw WrongUsage.of(
                        ImportSyntax.REFERENCE + " " + text
                                + " is not of the form COLUMN:TABLE or COLUMN:TABLE:COLUMN.",
                        "Such as --foreign-key bed:beds:id.");
            }
            references.put(
                    parts[0],
                    new ReferenceDraft(parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty()));
        }
        return references;
    }

    private static Format format(String word) {
        return Format.named(word)
                .orElseThrow(() ->
                        WrongUsage.of(Quotation.of(word) + " is no format.", "Formats are csv, tsv, json and ndjson."));
    }

    private static Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw WrongUsage.of(
                    Quotation.of(name) + " is no encoding that is known here.",
                    "Such as utf-8, utf-16le, windows-1252 or shift_jis.");
        }
    }

    private static Character character(String option, String text) {
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (option.equals(ImportSyntax.QUOTE) && text.equalsIgnoreCase("none")) {
            return '\0';
        }
        if (text.length() != 1 || text.equals("\n") || text.equals("\r")) {
            throw WrongUsage.of(option + " takes one character, not " + Quotation.of(text) + ".", "");
        }
        return text.charAt(0);
    }

    private static ColumnKind kind(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return ColumnKind.named(small.equals("real") ? ColumnKind.FLOAT.word() : small)
                .orElseThrow(() ->
                        WrongUsage.of(Quotation.of(word) + " is no type.", "Types are text, integer, real and blob."));
    }

    private static PlainValue value(String text) {
        return text.matches("0|-?[1-9]\\d{0,17}") ? PlainValue.of(Long.parseLong(text)) : PlainValue.of(text);
    }
}
