package dev.pesewa.simulator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;

/// JSON as the simulators read it: whatever content type it was sent with, as `curl -d` sends it.
@Singleton
public class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public JsonNode read(String body) {
        try {
            JsonNode read = mapper.readTree(body);
            if (read == null || !read.isObject()) {
                throw new BadRequestException("The body is not a JSON object.");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is not JSON.", e);
        }
    }

    /// Fields that the type does not have are refused.
    public <T> T read(String body, Class<T> type) {
        try {
            return mapper.treeToValue(read(body), type);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e.getOriginalMessage(), e);
        }
    }
}
