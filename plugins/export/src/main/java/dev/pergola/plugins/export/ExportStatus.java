package dev.pergola.plugins.export;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where an export stands, for programs.
 *
 * @param export which one
 */
record ExportStatus(BackgroundExport export) {

    /** As JSON. */
    String json() {
        BackgroundExport.State state = export.state();
        StringBuilder json = new StringBuilder("{\"ok\": true, \"state\": \"")
                .append(state.phase().name().toLowerCase(Locale.ROOT))
                .append('"');
        if (state.phase() != BackgroundExport.Phase.NONE) {
            json.append(", \"began\": \"").append(state.began()).append('"');
            json.append(", \"visited\": ").append(export.visited());
            json.append(", \"known\": ").append(export.known());
            json.append(", \"written\": ").append(export.written());
        }
        state.result().ifPresent(result -> append(json, result));
        if (!state.problem().isEmpty()) {
            json.append(", \"problem\": ").append(SearchFiles.quoted(state.problem()));
        }
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, ExportResult result) {
        json.append(", \"files\": ").append(result.files());
        json.append(", \"changed\": ").append(result.written());
        json.append(", \"deleted\": ").append(result.deleted());
        json.append(", \"left_out\": ").append(result.leftOut());
        json.append(", \"failures\": [")
                .append(result.failures().stream()
                        .map(failure -> SearchFiles.quoted(failure.line()))
                        .collect(Collectors.joining(", ")))
                .append(']');
    }
}
