package dev.pergola.core.render.html;

import dev.pergola.core.page.OwnersNote;
import dev.pergola.core.text.HtmlEscaping;
import java.util.ArrayList;
import java.util.List;

/** What the owner of the data says about it, for templates; the description is HTML already. */
record NoteModel(
        String title,
        String description,
        List<Reference> references,
        boolean referred,
        List<Column> columns,
        boolean hasColumns) {

    /** Under which terms, from where, or where to read more; the address is blank where it is not known. */
    record Reference(String label, String text, String address, boolean last) {}

    /** What a column means. */
    record Column(String name, String description) {}

    static NoteModel of(OwnersNote note) {
        List<Reference> references = references(note);
        List<Column> columns = note.columns().entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue()))
                .toList();
        return new NoteModel(
                note.value("title").orElse(""),
                note.value("description_html")
                        .or(() -> note.value("description").map(HtmlEscaping::escape))
                        .orElse(""),
                references,
                !references.isEmpty(),
                columns,
                !columns.isEmpty());
    }

    private static List<Reference> references(OwnersNote note) {
        List<List<String>> known = List.of(
                List.of("Data license", "license"), List.of("Data source", "source"), List.of("About", "about"));
        List<List<String>> said = known.stream()
                .filter(kind -> note.value(kind.get(1)).isPresent()
                        || note.value(kind.get(1) + "_url").isPresent())
                .toList();
        List<Reference> references = new ArrayList<>();
        for (List<String> kind : said) {
            String written = note.value(kind.get(1) + "_url").orElse("");
            String address = Links.isSafe(written) ? written : "";
            String text = note.value(kind.get(1)).orElse(written);
            references.add(new Reference(kind.get(0), text, address, references.size() == said.size() - 1));
        }
        return List.copyOf(references);
    }
}
