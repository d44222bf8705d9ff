package dev.pergola.plugins.demo;

import static java.util.Objects.requireNonNull;

/**
 * One view.
 *
 * @param name as in SQL, without a need for quotes
 * @param description one sentence for readers of the schema
 * @param select the query it stands for
 */
record DemoView(String name, String description, String select) {

    DemoView {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(select, "select is null");
    }

    String createStatement() {
        return "CREATE VIEW " + name + " AS -- " + description + "\n" + select.strip();
    }
}
