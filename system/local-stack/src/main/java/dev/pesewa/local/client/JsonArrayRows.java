package dev.pesewa.local.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The objects of one array of JSON, as an export has it. What cannot be read ends the file: where
/// the next object begins cannot be known then.
final class JsonArrayRows implements UsageFile.FileRows {

    private final JsonParser json;
    private boolean ended;

    JsonArrayRows(InputStream content) throws IOException {
        json = ApiClient.JSON.createParser(content);
        json.nextToken();
    }

    @Override
    public @Nullable FileRow next() {
        if (ended) {
            return null;
        }
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                ended = true;
                return null;
            }
            long line = json.currentTokenLocation().getLineNr();
            if (token == null) {
                return end(line, "the file is cut off here");
            }
            JsonNode node = json.readValueAsTree();
            return node instanceof ObjectNode fields
                    ? new FileRow.Fields(line, fields)
                    : new FileRow.Bad(line, "is no JSON object");
        } catch (JsonProcessingException malformed) {
            return end(json.currentLocation().getLineNr(), "is no JSON from here on");
        } catch (IOException cutOff) {
            return end(
                    json.currentLocation().getLineNr(),
                    "the file is cut off here: " + cutOff.getMessage());
        }
    }

    private FileRow end(long line, String reason) {
        ended = true;
        return new FileRow.Bad(line, reason);
    }
}
