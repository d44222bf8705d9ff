package dev.pergola.core.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that stand in a site wherever something is hidden from some people, and who may see which. Every name, label, title
 * and cell that is hidden holds a word of its own, which occurs nowhere else.
 */
final class Canaries {

    /** How many rows a hidden table has; no other number in the site is the same. */
    static final int COUNT = 17_347;

    private static final String NUMBER = String.valueOf(COUNT);
    private static final Pattern WORDS = Pattern.compile("kanary[a-z]*(?:_fts)?|\\b" + NUMBER + "\\b");
    private static final Set<String> OWNERS = Set.of("ada", "root");

    /** Words that more or other people may see than the owners. */
    private static final Map<String, Set<String>> SPECIAL = Map.of(
            "kanaryrings", Set.of("ada", "root", "tess"),
            "kanaryringcolumn", Set.of("ada", "root", "tess"),
            "kanaryringcell", Set.of("ada", "root", "tess"),
            "kanarybirdcell", Set.of("ada", "root", "tess", "bob", "writer", "one-table", ""),
            "kanarymine", Set.of("ada"),
            "kanaryminesql", Set.of("ada"),
            "kanaryminetitle", Set.of("ada"));

    /** Words that are told to everybody at some addresses all the same, each with the reason. */
    private static final List<Told> TOLD = List.of(
            // As recorded: the configuration is told to everybody who may see the site.
            new Told("/-/config.*", "kanary.*"),
            // As recorded: what a table refers to is a part of what the table is.
            new Told("/data([.?].*)?|/data/birds([.?/].*)?|/data/-/schema.*|/-/schema.*", "kanaryrings"),
            // As recorded: who may make relations between tables is told which there are, with the columns of their
            // keys.
            new Told("/data/-/foreign-key-targets.*|/data/.*/-/foreign-key-suggestions.*", "kanary(rings|wages|notes)"),
            // Who may change a table is told what it is made of.
            new Told("/data/kanary(.*)/-/foreign-key-suggestions.*", "kanary.*column"),
            new Told("/data/[a-z_]*/-/alter .*", "kanaryrings|kanary.*column"),
            // Who may add rows is told what it is that he has added.
            new Told("/data/[a-z_]*/-/insert .*", "kanary.*column"),
            new Told("/-/allowed.*action=insert-row.*", "kanary.*"));

    /** What is told at some addresses. */
    private record Told(Pattern addresses, Pattern words) {
        Told(String addresses, String words) {
            this(Pattern.compile(addresses), Pattern.compile(words));
        }

        boolean covers(String address, String word) {
            return addresses.matcher(address).matches() && words.matcher(word).matches();
        }
    }

    private Canaries() {}

    /** Every word that there is. */
    static Set<String> all() {
        return new TreeSet<>(Set.of(
                NUMBER,
                "kanarybirdcell",
                "kanarymine",
                "kanaryminesql",
                "kanaryminetitle",
                "kanarynotecell",
                "kanarynotecolumn",
                "kanarynotes",
                "kanarynotes_fts",
                "kanaryparameter",
                "kanaryquery",
                "kanaryquerycolumn",
                "kanaryquerydescription",
                "kanaryquerytitle",
                "kanaryringcell",
                "kanaryringcolumn",
                "kanaryrings",
                "kanaryvault",
                "kanaryvaultcell",
                "kanaryvaultcolumn",
                "kanaryvaultquery",
                "kanaryvaultquerycell",
                "kanaryvaultquerycolumn",
                "kanaryvaulttable",
                "kanaryview",
                "kanaryviewcell",
                "kanaryviewcolumn",
                "kanarywagecell",
                "kanarywagecolumn",
                "kanarywagedescription",
                "kanarywageindex",
                "kanarywages"));
    }

    /** The words in an answer that somebody may not see, but for those that he sent himself. */
    static List<String> escaped(String answer, String sent, String somebody) {
        Set<String> known = words(sent);
        List<String> escaped = new ArrayList<>();
        for (String word : words(answer)) {
            if (!known.contains(word)
                    && !SPECIAL.getOrDefault(word, OWNERS).contains(somebody)
                    && TOLD.stream().noneMatch(told -> told.covers(sent, word))) {
                escaped.add(word);
            }
        }
        return escaped;
    }

    /** Every word of a text, once. */
    static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher found = WORDS.matcher(text);
        while (found.find()) {
            words.add(found.group());
        }
        return words;
    }
}
