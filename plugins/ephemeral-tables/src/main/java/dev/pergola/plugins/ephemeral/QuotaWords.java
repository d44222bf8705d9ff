package dev.pergola.plugins.ephemeral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What there may be, in a sentence. */
final class QuotaWords {

    private static final long MEGABYTE = 1_000_000;

    private QuotaWords() {}

    /** Empty where nothing is limited. */
    static String of(EphemeralSettings.Quotas quotas) {
        List<String> limits = new ArrayList<>();
        if (quotas.tables() > 0) {
            limits.add(number(quotas.tables()) + " tables and views");
        }
        if (quotas.tablesPerClient() > 0) {
            limits.add(number(quotas.tablesPerClient()) + " of them made by one client");
        }
        if (quotas.rows() > 0) {
            limits.add(number(quotas.rows()) + " rows in each table");
        }
        if (quotas.bytes() > 0) {
            limits.add(
                    quotas.bytes() >= MEGABYTE
                            ? number(quotas.bytes() / MEGABYTE) + " MB in all"
                            : number(quotas.bytes()) + " bytes in all");
        }
        return limits.isEmpty() ? "" : "There is room for " + String.join(", ", limits) + ".";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
