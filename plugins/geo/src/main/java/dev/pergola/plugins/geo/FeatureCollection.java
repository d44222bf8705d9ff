package dev.pergola.plugins.geo;

import dev.pergola.api.data.SqlValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes rows as GeoJSON, each a feature whose properties are its columns. Where a row is somewhere, the columns that say so
 * are its geometry instead; where it is not, its geometry is null, as the format has it for features without a place.
 *
 * @param rows tells where they are
 */
record FeatureCollection(LocatedRows rows) {

    void write(Iterator<List<SqlValue>> all, OutputStream out) throws IOException {
        Writer json = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Map<String, Integer> properties = new LinkedHashMap<>(); // of columns of one name the first counts
        for (int cell = 0; cell < rows.columns().size(); cell++) {
            properties.putIfAbsent(rows.columns().get(cell), cell);
        }
        json.write("{\"type\":\"FeatureCollection\",\"features\":[");
        String separator = "\n";
        while (all.hasNext()) {
            json.write(separator);
            writeFeature(all.next(), properties, json);
            separator = ",\n";
        }
        json.write("\n]}\n");
        json.flush();
    }

    private void writeFeature(List<SqlValue> row, Map<String, Integer> properties, Writer json) throws IOException {
        Optional<Geometry> geometry = rows.geometry(row);
        json.write("{\"type\":\"Feature\",\"geometry\":");
        json.write(geometry.map(Geometry::json).orElse("null"));
        json.write(",\"properties\":{");
        String separator = "";
        for (Map.Entry<String, Integer> property : properties.entrySet()) {
            if (geometry.isEmpty() || !rows.cells().contains(property.getValue())) {
                json.write(separator);
                writeText(property.getKey(), json);
                json.write(':');
                writeValue(row.get(property.getValue()), json);
                separator = ",";
            }
        }
        json.write("}}");
    }

    /** As the JSON of the server has values: bytes in an object, what JSON has no number for as null. */
    private static void writeValue(SqlValue value, Writer json) throws IOException {
        Object content = value.content().orElse("");
        if (value.isNull() || (content instanceof Double number && !Double.isFinite(number))) {
            json.write("null");
        } else if (content instanceof byte[] bytes) {
            json.write("{\"$base64\":true,\"encoded\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}");
        } else if (content instanceof String text) {
            writeText(text, json);
        } else {
            json.write(content.toString());
        }
    }

    private static void writeText(String text, Writer json) throws IOException {
        json.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.write('\\');
                json.write(c);
            } else if (c < ' ') {
                json.write(String.format("\\u%04x", (int) c));
            } else {
                json.write(c);
            }
        }
        json.write('"');
    }
}
