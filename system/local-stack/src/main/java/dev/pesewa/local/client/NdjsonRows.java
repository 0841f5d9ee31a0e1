package dev.pesewa.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One JSON object a line. Each line is read by itself, so that a bad one spoils no other.
final class NdjsonRows implements UsageFile.FileRows {

    private static final ObjectReader ONE_VALUE =
            ApiClient.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final TextLines lines;

    NdjsonRows(TextLines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FileRow next() {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.problem() != null) {
                return new FileRow.Bad(line.number(), line.problem());
            }
            if (!line.text().isBlank()) {
                return row(line.number(), line.text().stripTrailing());
            }
        }
        return null;
    }

    private static FileRow row(long line, String text) {
        try {
            JsonNode node = ONE_VALUE.readTree(text);
            return node instanceof ObjectNode fields
                    ? new FileRow.Fields(line, fields)
                    : new FileRow.Bad(line, "is no JSON object");
        } catch (JsonEOFException cutOff) {
            return new FileRow.Bad(line, "is cut off: its JSON does not end");
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            String from = place == null ? "" : " from character " + place.getColumnNr() + " on";
            return new FileRow.Bad(line, "is no JSON" + from);
        }
    }
}
