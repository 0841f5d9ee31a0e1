package dev.pesewa.simulator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// JSON in one place.
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static JsonNode read(String body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read == null || !read.isObject()) {
                throw new BadRequest("The body is not a JSON object.");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new BadRequest("The body is not JSON.");
        }
    }

    /// Fields that the type does not have are refused: a misspelt misbehaviour would pass as
    /// good behaviour.
    public static <T> T read(String body, Class<T> type) {
        try {
            return MAPPER.treeToValue(read(body), type);
        } catch (JsonProcessingException e) {
            throw new BadRequest(e.getOriginalMessage());
        }
    }
}
