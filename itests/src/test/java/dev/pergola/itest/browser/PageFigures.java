package dev.pergola.itest.browser;

import java.util.List;
import java.util.Map;

/**
 * What the browser itself says about a page that it has opened without anything in its cache; files of plugins left out.
 *
 * @param bytes what came over the network, compressed, with headers
 * @param requests how many
 * @param layoutShift how far things moved after they were shown, 0 for not at all
 * @param blocking what has to be there before anything is shown, by the name of the file
 * @param sizes bytes by address
 */
record PageFigures(long bytes, long requests, double layoutShift, List<String> blocking, Map<String, Long> sizes) {

    private static final String FIGURES = """
            const done = arguments[arguments.length - 1];
            let shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
            const settled = () => {
              const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(({ name }) => !name.includes('/-/static-plugins/'));
              done({
                shift,
                blocking: entries.filter((entry) => entry.renderBlockingStatus === 'blocking')
                  .map(({ name }) => name.replace(/[?].*/, '').split('/').pop()),
                sizes: Object.fromEntries(entries.map(({ name, transferSize }) => [name, transferSize])),
              });
            };
            requestAnimationFrame(() => requestAnimationFrame(settled));
            """;

    /** Opens the page. */
    static PageFigures of(Browser browser, String path) {
        browser.forgetWhatWasLoaded();
        browser.open(path);
        Map<?, ?> answer = (Map<?, ?>) browser.await(FIGURES);
        @SuppressWarnings("unchecked")
        Map<String, Long> sizes = (Map<String, Long>) answer.get("sizes");
        @SuppressWarnings("unchecked")
        List<String> blocking = (List<String>) answer.get("blocking");
        return new PageFigures(
                sizes.values().stream().mapToLong(Long::longValue).sum(),
                sizes.size(),
                ((Number) answer.get("shift")).doubleValue(),
                blocking,
                sizes);
    }
}
