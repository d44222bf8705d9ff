package dev.pergola.plugins.vega;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is drawn.
 *
 * @param chart with everything that was found to fit
 * @param fields what the values of each row are for
 * @param rows values in the order of the fields
 * @param coverage of how many rows
 */
record ChartData(Chart chart, List<Field> fields, List<List<Object>> rows, Coverage coverage) {

    ChartData {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /**
     * What a value is for.
     *
     * @param channel {@code x}, {@code x2} (the end of a range), {@code y}, {@code color}, {@code size} or {@code rows} (how many a
     *     group has)
     * @param title for people
     */
    record Field(String channel, String title) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("channel", channel);
            json.put("title", title);
            return json;
        }
    }

    /**
     * Which part of the rows is to be seen.
     *
     * @param total how many there are; empty where they could not be counted in time
     * @param sample whether some of them only were looked at
     * @param notes what else is to be known, in sentences
     */
    record Coverage(Optional<Long> total, boolean sample, List<String> notes) {

        Coverage {
            notes = List.copyOf(notes);
        }

        /** A number of rows for people. */
        static String grouped(long number) {
            return String.format(Locale.ENGLISH, "%,d", number);
        }
    }
}
