package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.FacetRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The addresses by which facets are followed, added and removed, each the address of the page with one argument more or
 * less. Blank arguments are left out of them.
 *
 * @param request of the page
 * @param path of the page, with the base path of the site
 * @param stays whether a page in the middle stays where it is, as programs of the original expect; people begin again on the
 *     first page, since there may be none behind that place any more
 */
record FacetAddresses(Request request, String path, boolean stays) {

    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 15;
    private static final int MOST_DIGITS = 17;

    private QueryString query() {
        QueryString query = new QueryString(request.query().parameters().stream()
                .filter(argument -> !argument.value().isEmpty())
                .toList());
        return stays ? query : query.without("_next");
    }

    private static QueryString without(QueryString query, String name, String value) {
        QueryString.Parameter gone = new QueryString.Parameter(name, value);
        return new QueryString(query.parameters().stream()
                .filter(argument -> !argument.equals(gone))
                .toList());
    }

    /** Whether only the rows with a value are shown. */
    boolean selected(FacetRequest facet, Value value) {
        return request.query().all(facet.kind().filter(facet.column())).contains(text(value));
    }

    /** The page with only the rows that have a value, or with the others again. */
    String toggled(FacetRequest facet, Value value) {
        String filter = facet.kind().filter(facet.column());
        QueryString query = query();
        return absolute(
                selected(facet, value) ? without(query, filter, text(value)) : query.adding(filter, text(value)));
    }

    /** The page without a facet, as a path. */
    String without(FacetRequest facet) {
        return without(query(), facet.kind().argument(), facet.column()).appendTo(path);
    }

    /** The page with one facet more. */
    String with(FacetRequest facet) {
        return absolute(query().adding(facet.kind().argument(), facet.column()));
    }

    /** The page with as many values of each facet as are allowed, as a path. */
    String withAllValues() {
        return query().with("_facet_size", "max").appendTo(path);
    }

    private String absolute(QueryString query) {
        return request.absolute(query.appendTo(path));
    }

    /** The value as the filter of its facet takes it, with numbers as the original writes them. */
    static String text(Value value) {
        return value instanceof Value.Real real ? text(real.number()) : value.asText();
    }

    private static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (number == 0 || (exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT)) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        BigDecimal digits = shortest.movePointLeft(exponent).stripTrailingZeros();
        return digits.toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** The fewest digits that are read as the same number. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
