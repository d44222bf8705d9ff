package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

/**
 * A chart that suits the rows.
 *
 * @param title what it shows
 * @param reason why it is suggested
 * @param chart the chart
 */
record Suggestion(String title, String reason, Chart chart) {

    Suggestion {
        requireNonNull(title, "title is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(chart, "chart is null");
    }
}
