package dev.pergola.itest.browser;

import java.util.ArrayList;
import java.util.List;

/** Somebody without a mouse: goes through a page by the Tab key and says what cannot be reached or not be seen. */
final class Keyboard {

    /** What the Tab key has to reach, numbered in the order in which it stands in the page; and each stop is noted. */
    private static final String NUMBER = """
            const one = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
            window.stops = [];
            document.addEventListener('focusin', ({ target }) => {
              // What is inside of an element of its own draws the ring around itself.
              const seen = target.shadowRoot || [target, ...target.children].some((part) => {
                const style = getComputedStyle(part);
                return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || Number.parseFloat(style.strokeWidth) > 2;
              });
              window.stops.push([target.dataset.stop ?? '', seen ? '' : target.outerHTML.slice(0, 120)]);
            });
            return [...document.querySelectorAll(one)]
              .filter((element) => element.tabIndex >= 0 && !element.disabled && !element.closest('[inert], dialog:not([open])'))
              .filter((element) => element.checkVisibility({ visibilityProperty: true }))
              .map((element, number) => {
                element.dataset.stop = number;
                return element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
              });
            """;

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** What is wrong with the way through the page that is open; nothing where all is in order. */
    List<String> faults() {
        List<?> stops = (List<?>) browser.run(NUMBER);
        browser.pressTab(stops.size());
        List<String> faults = new ArrayList<>();
        int expected = 0;
        // Browsers stop at what scrolls by themselves, so there may be more of them.
        for (Object stop : (List<?>) browser.evaluate("window.stops")) {
            String number = String.valueOf(((List<?>) stop).get(0));
            String unseen = String.valueOf(((List<?>) stop).get(1));
            if (!unseen.isEmpty()) {
                faults.add("cannot be seen to have the focus: " + unseen);
            }
            if (!number.isEmpty()) {
                int reached = Integer.parseInt(number);
                for (; expected < reached; expected++) {
                    faults.add("not reached in its order: " + stops.get(expected));
                }
                expected = reached + 1;
            }
        }
        return faults;
    }
}
