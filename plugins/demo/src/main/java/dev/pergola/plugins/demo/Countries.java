package dev.pergola.plugins.demo;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Countries and what is paid with there. */
final class Countries implements DemoTheme {

    private final NavigableSet<String> codes;

    Countries() {
        // Some locales are of countries that ISO has not given a code, such as XK for Kosovo.
        codes = Stream.concat(
                        Arrays.stream(Locale.getISOCountries()),
                        Arrays.stream(Locale.getAvailableLocales()).map(Locale::getCountry))
                .filter(code -> code.matches("[A-Z]{2}"))
                .collect(toCollection(TreeSet::new));
    }

    /** The key of the country of a locale; empty for locales of none and of parts of the world such as 419. */
    Optional<String> key(Locale locale) {
        return Optional.of(locale.getCountry()).filter(codes::contains);
    }

    /** The key of what is paid with today in the country of a locale; empty where nothing is, as in Antarctica. */
    static Optional<String> currency(Locale locale) {
        if (!locale.getCountry().matches("[A-Z]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Currency.getInstance(locale)).map(Currency::getCurrencyCode);
        } catch (IllegalArgumentException noIsoCountry) {
            return Optional.empty();
        }
    }

    @Override
    public List<DemoTable> tables() {
        return List.of(currencies(), countries());
    }

    @Override
    public List<DemoView> views() {
        return List.of(new DemoView("shared_currencies", "Currencies that are used in more than one country.", """
                SELECT currencies.id AS currency_id, currencies.name, count(*) AS countries,
                    group_concat(flag, ' ') AS flags
                FROM countries JOIN currencies ON currencies.id = countries.currency_id
                GROUP BY currencies.id
                HAVING count(*) > 1
                ORDER BY countries DESC
                """));
    }

    private static DemoTable currencies() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "three letters of ISO 4217, such as EUR"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("symbol", "TEXT", "as English texts write it, where that is not the three letters"),
                DemoColumn.of("digits", "INTEGER", "how many digits follow the decimal point"),
                DemoColumn.of("numeric_code", "INTEGER NOT NULL", "the number in ISO 4217"));
        return new DemoTable("currencies", "Money of today and of the past.", columns, Countries::currencyRows);
    }

    private static Stream<List<Object>> currencyRows() {
        return Currency.getAvailableCurrencies().stream()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> DemoTable.row(
                        currency.getCurrencyCode(),
                        currency.getDisplayName(Locale.ENGLISH),
                        Optional.of(currency.getSymbol(Locale.ENGLISH))
                                .filter(symbol -> !symbol.equals(currency.getCurrencyCode())),
                        Optional.of(currency.getDefaultFractionDigits()).filter(digits -> digits >= 0),
                        currency.getNumericCode()));
    }

    private DemoTable countries() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "two letters of ISO 3166, such as DE"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("flag", "TEXT NOT NULL", "two regional indicators, which most systems show as a flag"),
                DemoColumn.of("alpha_3", "TEXT", "three letters of ISO 3166, such as DEU"),
                DemoColumn.of("currency_id", "TEXT", "what is paid with there").to("currencies", "id"));
        return new DemoTable("countries", "Countries and territories.", columns, () -> codes.stream()
                .map(Countries::countryRow));
    }

    private static List<Object> countryRow(String code) {
        Locale locale = new Locale.Builder().setRegion(code).build();
        return DemoTable.row(
                code, locale.getDisplayCountry(Locale.ENGLISH), flag(code), threeLetters(locale), currency(locale));
    }

    private static String flag(String code) {
        int regionalIndicatorA = 0x1F1E6;
        return code.codePoints()
                .map(letter -> letter - 'A' + regionalIndicatorA)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<String> threeLetters(Locale locale) {
        try {
            return Optional.of(locale.getISO3Country());
        } catch (MissingResourceException noIsoCountry) {
            return Optional.empty();
        }
    }
}
