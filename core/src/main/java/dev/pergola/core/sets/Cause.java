package dev.pergola.core.sets;

import java.util.List;
import java.util.stream.Collectors;

/** What has made a set, as the list of sets says it: by what came, wherever from. */
final class Cause {

    private Cause() {}

    static String of(SetChange change, List<Arrival> arrivals) {
        String arrived =
                arrivals.stream().map(arrival -> arrival.jar().toString()).collect(Collectors.joining(", "));
        if (change instanceof SetChange.Install) {
            return "install " + arrived;
        }
        if (change instanceof SetChange.Update) {
            return "update to " + arrived;
        }
        if (change instanceof SetChange.Uninstall uninstall) {
            return "uninstall " + String.join(", ", uninstall.names());
        }
        return "rollback"
                + ((SetChange.Rollback) change)
                        .to()
                        .map(number -> " to " + number)
                        .orElse("");
    }
}
