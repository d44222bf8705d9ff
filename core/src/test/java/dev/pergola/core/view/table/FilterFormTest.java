package dev.pergola.core.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.QueryString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterFormTest {

    @ParameterizedTest
    @CsvSource({
        "_filter_column=code&_filter_op=exact&_filter_value=x, code__exact=x",
        "_filter_column=code&_filter_op=isnull__1&_filter_value=, code__isnull=1",
        "_filter_column_1=a&_filter_op_1=gt&_filter_value_1=2&_filter_column_2=b&_filter_op_2=not&_filter_value_2=x,"
                + " a__gt=2&b__not=x",
        "_filter_column_1=code&_filter_value_1=x, code__exact=x",
        "_size=2&_filter_column=a&_filter_op=gt&_filter_value=1&_sort=b, _size=2&_sort=b&a__gt=1",
        "_filter_column=_size&_filter_op=exact&_filter_value=2, _size__exact=2",
        "_sort=kind&_sort_by_desc=on, _sort_desc=kind",
        "_search=&_filter_column=&_filter_op=exact&_filter_value=&_sort=, ''",
        "_sort_by_desc=on, ''",
    })
    void theFormSaysTheSameAsAnAddress(String sent, String address) {
        assertEquals(
                Optional.of(address),
                FilterForm.translated(QueryString.parse(sent)).map(QueryString::encoded));
    }

    @Test
    void anAddressThatIsNoFormStays() {
        assertEquals(Optional.empty(), FilterForm.translated(QueryString.parse("a__gt=2&_sort=&_filter=x")));
    }
}
