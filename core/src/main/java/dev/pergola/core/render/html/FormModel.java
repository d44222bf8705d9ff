package dev.pergola.core.render.html;

import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.FormPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a page with a form shows. */
record FormModel(
        String heading,
        String introduction,
        String address,
        String method,
        String button,
        List<Group> groups,
        Result outcome) {

    /** What was changed is told above the form, what was looked up below it. */
    boolean changes() {
        return method.equals("post");
    }

    /** Fields that belong together. */
    record Group(String title, List<Field> fields) {}

    /** One field; the lines of an input that is no text are 0. */
    record Field(
            String id,
            String name,
            String label,
            String value,
            int lines,
            List<Option> options,
            boolean check,
            Optional<String> namesAddress) {

        boolean large() {
            return lines > 1 && namesAddress.isEmpty();
        }

        boolean statement() {
            return namesAddress.isPresent();
        }

        boolean small() {
            return lines == 1;
        }

        boolean choice() {
            return lines == 0 && !check;
        }

        boolean checked() {
            return check && !value.isEmpty();
        }
    }

    /** One of the words of a choice. */
    record Option(String word, boolean selected) {}

    /** What came out; {@code shown} is false before. */
    record Result(
            boolean shown,
            String sentence,
            String type,
            String copied,
            List<String> columns,
            List<List<String>> rows,
            List<LinkModel> links) {

        boolean hasColumns() {
            return !columns.isEmpty();
        }
    }

    static FormModel of(FormPage page) {
        FormPage.Form form = page.form();
        List<Group> groups = IntStream.range(0, form.groups().size())
                .mapToObj(number -> group(form.groups().get(number), "f" + number + "-"))
                .toList();
        return new FormModel(
                page.heading(),
                page.introduction(),
                form.address(),
                form.changes() ? "post" : "get",
                form.button(),
                groups,
                page.outcome().map(FormModel::result).orElseGet(FormModel::none));
    }

    private static Group group(FormPage.Group group, String prefix) {
        return new Group(
                group.title(),
                IntStream.range(0, group.fields().size())
                        .mapToObj(number -> field(group.fields().get(number), prefix + number))
                        .toList());
    }

    private static Field field(FormPage.Field field, String id) {
        if (field instanceof FormPage.Text text) {
            return new Field(
                    id, text.name(), text.label(), text.value(), text.lines(), List.of(), false, Optional.empty());
        }
        if (field instanceof FormPage.Statement sql) {
            Optional<String> names = Optional.of(sql.namesAddress());
            return new Field(id, sql.name(), sql.label(), sql.value(), sql.lines(), List.of(), false, names);
        }
        if (field instanceof FormPage.Choice choice) {
            List<Option> options = choice.choices().stream()
                    .map(word -> new Option(word, word.equals(choice.value())))
                    .toList();
            return new Field(id, choice.name(), choice.label(), choice.value(), 0, options, false, Optional.empty());
        }
        FormPage.Check check = (FormPage.Check) field;
        return new Field(
                id, check.name(), check.label(), check.checked() ? "1" : "", 0, List.of(), true, Optional.empty());
    }

    static Result result(FormPage.Outcome outcome) {
        Map<String, String> links = new LinkedHashMap<>();
        for (Crumb link : outcome.links()) {
            links.put(link.label(), link.address());
        }
        return new Result(
                true,
                outcome.sentence(),
                outcome.good() ? "message-info" : "message-error",
                outcome.copied(),
                outcome.columns(),
                outcome.rows(),
                LinkModel.of(links));
    }

    static Result none() {
        return new Result(false, "", "", "", List.of(), List.of(), List.of());
    }
}
