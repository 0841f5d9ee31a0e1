package dev.pesewa.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// One request: `parameters` are the parts of the path that the route names, header names are in
/// lower case.
public record Request(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers,
        String body) {

    public Request {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no " + name);
        }
        return value;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        return Json.read(body);
    }

    /// The fields a browser's form sends.
    public Map<String, String> form() {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
