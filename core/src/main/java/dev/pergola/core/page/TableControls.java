package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.SortOrder;
import java.util.List;
import java.util.Optional;

/**
 * What a table page is asked to show and how to ask for something else.
 *
 * @param address this page
 * @param sort the order of the rows; empty for the order of their keys
 * @param sortable the columns by which rows may be sorted
 * @param filters the conditions in force
 * @param choices the operators that the form offers
 * @param search the words searched for, blank where there are none; empty where the table cannot be searched
 * @param description the conditions and the order in words; blank where there are none
 */
public record TableControls(
        Address address,
        Optional<SortOrder> sort,
        List<String> sortable,
        List<ShownFilter> filters,
        List<FilterChoice> choices,
        Optional<String> search,
        String description) {

    /** Checks the parts and copies the lists. */
    public TableControls {
        requireNonNull(address, "address is null");
        requireNonNull(sort, "sort is null");
        sortable = List.copyOf(sortable);
        filters = List.copyOf(filters);
        choices = List.copyOf(choices);
        requireNonNull(search, "search is null");
        requireNonNull(description, "description is null");
    }
}
