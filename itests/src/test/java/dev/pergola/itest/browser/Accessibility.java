package dev.pergola.itest.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what is wrong with a page, and the page itself what its policy would forbid. */
final class Accessibility {

    private static final String AXE = "/axe.min.js";

    /** What the policy forbade is heard from the very beginning. */
    private static final String VIOLATIONS = """
            window.forbidden = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              window.forbidden.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
            """;

    /** Every rule, those of good practice too; or, where it is dark, those on colours. What fails is told with its place. */
    private static final String RUN = """
            const [colours, done] = arguments;
            const rules = colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
            axe.run(document, { preload: false, resultTypes: ['violations'], ...rules })
              .then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, any, all, none }) =>
                  `${id} (${help}): ${target.join(' ')} ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`))))
              .catch((error) => done([String(error)]));
            """;

    /** The page as the server wrote it: what scripts set by the object model is allowed, and not what is meant. */
    private static final String WRITTEN_INLINE = """
            const done = arguments[arguments.length - 1];
            fetch(location.href, { headers: { Accept: 'text/html' } }).then((answer) => answer.text()).then((text) => {
              const page = new DOMParser().parseFromString(text, 'text/html');
              const handlers = [...page.querySelectorAll('*')].filter((element) =>
                element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style'));
              const styles = [...page.querySelectorAll('style')];
              const scripts = [...page.querySelectorAll('script:not([src])')]
                .filter((script) => !script.textContent.startsWith('window.datasetteVersion ='));
              const links = [...page.querySelectorAll("[href^='javascript:' i]")];
              done([...handlers, ...styles, ...scripts, ...links].map((element) => element.outerHTML.slice(0, 200)));
            });
            """;

    private final Browser browser;

    /** Of all pages that are opened from now on. */
    Accessibility(Browser browser) {
        this.browser = browser;
        // It looks at the elements of the page when it is loaded, so there have to be some.
        browser.runInEveryPage(
                VIOLATIONS + "document.addEventListener('DOMContentLoaded', () => {" + read(AXE) + "});");
    }

    /** What axe-core finds wrong with what is shown now; in the dark all is the same but for the colours. */
    List<String> violations(Screen screen) {
        return texts(browser.await(RUN, screen.scheme().equals("dark")));
    }

    /** What the Content-Security-Policy forbade since the page was opened. */
    List<String> forbidden() {
        return texts(browser.evaluate("window.forbidden"));
    }

    /** Scripts and styles that stand in the page instead of a file, but for the version that JavaScript plugins ask for. */
    List<String> writtenInline() {
        return texts(browser.await(WRITTEN_INLINE));
    }

    private static List<String> texts(Object answer) {
        return ((List<?>) answer).stream().map(String::valueOf).toList();
    }

    private static String read(String resource) {
        try (InputStream file = Accessibility.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new AssertionError("The test class path has no " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
