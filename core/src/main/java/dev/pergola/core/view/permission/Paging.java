package dev.pergola.core.view.permission;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param request what was asked
 * @param path of the list with the base path, such as {@code /-/allowed.json}
 * @param number of the page, from 1
 * @param size how many items a page has at most; 0 to be told the total only
 */
record Paging(Request request, String path, int number, int size) {

    private static final String PAGE = "_page";
    private static final String SIZE = "_size";
    private static final int STANDARD_SIZE = 50;
    private static final int LARGEST_SIZE = 200;

    /** The part that a request asks for; addresses of other parts have a path of their own. */
    static Paging of(Request request, String path) {
        return new Paging(request, path, number(request), size(request));
    }

    private static int number(Request request) {
        int number = whole(request.parameter(PAGE).orElse("1"), PAGE);
        if (number < 1) {
            throw Tool.wrong("_page must be a positive integer", "The first page is 1.");
        }
        return number;
    }

    private static int size(Request request) {
        String asked = request.parameter(SIZE).orElse(Integer.toString(STANDARD_SIZE));
        int size = asked.equals("max") ? LARGEST_SIZE : whole(asked, SIZE);
        if (size > LARGEST_SIZE) {
            throw Tool.wrong("_size must be <= " + LARGEST_SIZE, "Ask for the next page to see more.");
        }
        return size;
    }

    private static int whole(String text, String name) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Tool.wrong(name + " must be a positive integer", "Write it in digits.");
        }
        return Integer.parseInt(text);
    }

    /** The part of a whole list. */
    <T> List<T> part(List<T> all) {
        long from = Math.min((number - 1L) * size, all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    /** Adds the part of a list, with what is needed to ask for others. */
    Facts addTo(Facts facts, int total, List<PlainValue> items) {
        facts.and("page", number).and("page_size", size).and("total", total).and("items", new PlainValue.Items(items));
        next(total).ifPresent(address -> facts.and("next_url", address));
        previous().ifPresent(address -> facts.and("previous_url", address));
        return facts;
    }

    /** Links to the parts around this one. */
    List<Crumb> links(int total) {
        List<Crumb> links = new ArrayList<>();
        previous().ifPresent(address -> links.add(new Crumb("Previous page", address)));
        next(total).ifPresent(address -> links.add(new Crumb("Next page", address)));
        return links;
    }

    private Optional<String> next(int total) {
        return size > 0 && (long) number * size < total ? Optional.of(address(number + 1)) : Optional.empty();
    }

    private Optional<String> previous() {
        return number > 1 ? Optional.of(address(number - 1)) : Optional.empty();
    }

    private String address(int other) {
        QueryString query = request.query()
                .without(PAGE)
                .without(SIZE)
                .adding(PAGE, Integer.toString(other))
                .adding(SIZE, Integer.toString(size));
        return query.appendTo(path);
    }
}
