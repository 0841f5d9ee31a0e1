package dev.pesewa.simulator.web;

import java.util.Map;

/// What is sent back.
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    /// An error in the words most providers use.
    public static Answer refused(int status, String message) {
        return json(status, Map.of("status", false, "message", message));
    }

    public static Answer html(String page) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    public static Answer seeOther(String location) {
        return new Answer(303, Map.of("Location", location), "");
    }
}
