package dev.pergola.plugins.export;

import java.util.List;

/**
 * What has become of an export.
 *
 * @param files how many there are now
 * @param written how many of them were written, or would be
 * @param deleted how many were there from the last export and are gone
 * @param leftOut links that were not followed because of a limit
 * @param bytes of all answers
 * @param failures what could not be exported
 */
record ExportResult(int files, int written, int deleted, int leftOut, long bytes, List<Failure> failures) {

    ExportResult {
        failures = List.copyOf(failures);
    }
}
