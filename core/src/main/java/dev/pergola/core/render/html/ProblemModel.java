package dev.pergola.core.render.html;

import dev.pergola.core.page.Failure;
import dev.pergola.core.page.ProblemPage;
import java.util.List;

/** What an answer about a failure shows. Messages are what the page before had to say, so why it failed has a word of its own. */
record ProblemModel(String heading, List<String> reasons, String hint, int status) {

    static ProblemModel of(ProblemPage page) {
        Failure failure = page.failure();
        return new ProblemModel(
                failure.title().isBlank() ? "Error " + failure.status() : failure.title(),
                failure.messages(),
                failure.hint().orElse(""),
                failure.status());
    }
}
