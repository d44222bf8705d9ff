package dev.pergola.core.render.html;

import dev.pergola.core.page.RowFormPage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the form for a row shows. */
record RowFormModel(
        String name,
        String database,
        String colour,
        String heading,
        String address,
        String back,
        String tableAddress,
        boolean newRow,
        List<RowFieldModel> fields,
        List<Problem> problems) {

    /** Something that is wrong; the address is blank where it concerns the row as a whole. */
    record Problem(String address, String column, String text) {}

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    static RowFormModel of(RowFormPage page) {
        List<RowFieldModel> fields = IntStream.range(0, page.fields().size())
                .mapToObj(number ->
                        RowFieldModel.of("field-" + number, page.fields().get(number), page.newRow()))
                .toList();
        Stream<Problem> ofRow = page.failures().stream().map(text -> new Problem("", "", text));
        Stream<Problem> ofFields = fields.stream().flatMap(field -> field.problems().stream()
                .map(text -> new Problem("#" + field.id(), field.name(), text)));
        return new RowFormModel(
                page.table().name(),
                page.database().name(),
                page.database().colour(),
                page.heading(),
                page.addresses().form(),
                page.addresses().back(),
                page.addresses().table(),
                page.newRow(),
                fields,
                Stream.concat(ofRow, ofFields).toList());
    }
}
