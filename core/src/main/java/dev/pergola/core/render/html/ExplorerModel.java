package dev.pergola.core.render.html;

import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.ExplorerPage;
import java.util.List;

/** What the explorer of the API shows. */
record ExplorerModel(String address, String path, String description, List<Group> groups) {

    /** Addresses that belong together. */
    record Group(String title, List<Crumb> examples) {}

    static ExplorerModel of(ExplorerPage page) {
        return new ExplorerModel(
                page.address(),
                page.path(),
                page.description(),
                page.groups().stream()
                        .map(group -> new Group(group.title(), group.examples()))
                        .toList());
    }
}
