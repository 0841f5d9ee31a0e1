package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import java.net.http.HttpHeaders;
import java.util.Arrays;

/// What a service answered to `request`.
public record ApiResponse(String request, int status, String text, HttpHeaders headers) {

    private static final int SERVER_ERROR = 500;

    public JsonNode json() {
        return ApiClient.parse(text.isEmpty() ? "null" : text);
    }

    /// The body, when the status is one of these; else an exception that says why.
    public JsonNode expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw failure();
        }
        return json();
    }

    /// This, when the service understood the request; else an exception that says why it did not.
    ApiResponse unlessServerFailed() {
        if (status >= SERVER_ERROR) {
            throw failure();
        }
        return this;
    }

    LocalException failure() {
        return new LocalException(request + " answered " + status + ": " + reason());
    }

    /// The `detail` of a problem (RFC 9457); of any other answer, its text.
    String reason() {
        try {
            return json().path("detail").asText(text);
        } catch (LocalException noJson) {
            return text;
        }
    }
}
