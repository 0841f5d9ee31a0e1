package dev.pesewa.simulator.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A method and a path such as `/paystack/transaction/verify/{reference}`, and who answers.
public record Route(String method, List<String> template, Handler handler) {

    public Route {
        template = List.copyOf(template);
    }

    /// Answers a request.
    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request);
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", segments(path), handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", segments(path), handler);
    }

    /// The named parts of the path, when it fits.
    Optional<Map<String, String>> fit(List<String> path) {
        if (path.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                named.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    static List<String> segments(String path) {
        return Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }
}
