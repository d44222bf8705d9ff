package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.text.DateFormatSymbols;
import java.text.NumberFormat;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Languages, and the ways in which they are written in a country. */
final class Locales implements DemoTheme {

    private static final double SAMPLE_NUMBER = 1234567.891;

    private final Scripts scripts;
    private final Countries countries;
    private final NavigableMap<String, Locale> locales = new TreeMap<>();

    Locales(Scripts scripts, Countries countries) {
        this.scripts = requireNonNull(scripts, "scripts is null");
        this.countries = requireNonNull(countries, "countries is null");
        for (Locale locale : Locale.getAvailableLocales()) {
            String tag = locale.toLanguageTag();
            if (!locale.getLanguage().isEmpty()) {
                // Read back, since Java also has old spellings of the same locale, such as no_NO_NY of nn_NO.
                locales.put(tag, Locale.forLanguageTag(tag));
            }
        }
    }

    @Override
    public List<DemoTable> tables() {
        return List.of(languages(), locales());
    }

    @Override
    public List<DemoView> views() {
        return List.of(new DemoView(
                "languages_of_countries", "Which languages the JDK knows to be written in each country.", """
                SELECT countries.id AS country_id, countries.flag, countries.name,
                    count(DISTINCT language_id) AS languages, group_concat(DISTINCT languages.name) AS language_names
                FROM locales
                JOIN countries ON countries.id = locales.country_id
                JOIN languages ON languages.id = locales.language_id
                GROUP BY countries.id
                ORDER BY languages DESC
                """));
    }

    private DemoTable languages() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "two or three letters of ISO 639, such as de"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("own_name", "TEXT", "its name in itself, where the JDK knows it"),
                DemoColumn.of("alpha_3", "TEXT", "three letters of ISO 639, such as deu"));
        return new DemoTable(
                "languages", "Languages.", columns, () -> onAllCores(languageCodes(), Locales::languageRow));
    }

    /** The JDK keeps the texts of each locale in classes of their own; to load them is slow work that can be shared. */
    private static <T> Stream<List<Object>> onAllCores(Stream<T> subjects, Function<T, List<Object>> row) {
        return subjects.parallel().map(row).toList().stream();
    }

    private Stream<String> languageCodes() {
        return Stream.concat(
                Arrays.stream(Locale.getISOLanguages()).filter(Locales::isCurrent),
                locales.values().stream().map(Locale::getLanguage))
                .collect(toCollection(TreeSet::new))
                .stream();
    }

    /** ISO renamed three codes, such as iw to he. Java lists both and makes the new one of the old one. */
    private static boolean isCurrent(String code) {
        return ofLanguage(code).getLanguage().equals(code);
    }

    private static Locale ofLanguage(String code) {
        return new Locale.Builder().setLanguage(code).build();
    }

    private static List<Object> languageRow(String code) {
        Locale language = ofLanguage(code);
        String name = language.getDisplayLanguage(Locale.ENGLISH);
        String ownName = language.getDisplayLanguage(language);
        // A language that the JDK has no texts in answers in English.
        boolean known = !ownName.equals(name) || code.equals("en");
        return DemoTable.row(code, name, Optional.of(ownName).filter(any -> known), threeLetters(language));
    }

    private static Optional<String> threeLetters(Locale language) {
        try {
            return Optional.of(language.getISO3Language());
        } catch (MissingResourceException notInIso) {
            return Optional.empty();
        }
    }

    private DemoTable locales() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "the language tag of BCP 47, such as de-AT"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("own_name", "TEXT NOT NULL", "its name in itself"),
                DemoColumn.of("language_id", "TEXT NOT NULL", "the language").to("languages", "id"),
                DemoColumn.of("country_id", "TEXT", "the country").to("countries", "id"),
                DemoColumn.of("script_id", "TEXT", "the writing system, where the tag names one")
                        .to("scripts", "id"),
                DemoColumn.of("currency_id", "TEXT", "what is paid with in the country")
                        .to("currencies", "id"),
                DemoColumn.of("parent_id", "TEXT", "where Java looks for what it does not say")
                        .to("locales", "id"),
                DemoColumn.of("number_sample", "TEXT NOT NULL", "1234567.891 as it is written there"),
                DemoColumn.of("date_pattern", "TEXT NOT NULL", "how a full date is written, in the letters of Java"),
                DemoColumn.of("weekdays", "TEXT NOT NULL", "their names, from Sunday"),
                DemoColumn.of("months", "TEXT NOT NULL", "their names, from January"));
        return new DemoTable(
                "locales",
                "Languages as they are written in a country.",
                columns,
                () -> onAllCores(locales.values().stream(), this::localeRow));
    }

    private List<Object> localeRow(Locale locale) {
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        return DemoTable.row(
                locale.toLanguageTag(),
                locale.getDisplayName(Locale.ENGLISH),
                locale.getDisplayName(withoutCountry(locale)),
                locale.getLanguage(),
                countries.key(locale),
                Optional.of(locale.getScript()).filter(code -> !code.isEmpty()).flatMap(scripts::key),
                Countries.currency(locale),
                parent(locale),
                NumberFormat.getInstance(locale).format(SAMPLE_NUMBER),
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.FULL, null, IsoChronology.INSTANCE, locale),
                joined(symbols.getWeekdays()),
                joined(symbols.getMonths()));
    }

    /** The names of a language differ little from country to country, but to load them for each one takes a second. */
    private static Locale withoutCountry(Locale locale) {
        return new Locale.Builder()
                .setLanguage(locale.getLanguage())
                .setScript(locale.getScript())
                .build();
    }

    /** Java leaves room for a day 0 and a 13th month, which most calendars do not have. */
    private static String joined(String[] names) {
        return Arrays.stream(names).filter(name -> !name.isEmpty()).collect(joining(", "));
    }

    private Optional<String> parent(Locale locale) {
        return ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT)
                .getCandidateLocales("any", locale)
                .stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> locales.containsKey(tag) && !tag.equals(locale.toLanguageTag()))
                .findFirst();
    }
}
