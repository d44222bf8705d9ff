package dev.pergola.core.importing;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.tabular.InputFault;
import dev.pergola.core.tabular.TypedColumn;
import org.jspecify.annotations.Nullable;

/** What is wrong with one cell, in words without the place of its row. */
final class CellFault {

    private CellFault() {}

    static String ofNul(TypedColumn column) {
        return InputFault.inColumn(column.name(), "a NUL character, at which text would end");
    }

    /** A cell, as it was read, that is not of the type which was asked for. */
    static String ofType(TypedColumn column, @Nullable Object raw) {
        String shown = raw instanceof PlainValue.Text text ? text.value() : String.valueOf(raw);
        return InputFault.inColumn(
                column.name(), Quotation.of(shown) + " is no " + column.kind().declaration());
    }
}
