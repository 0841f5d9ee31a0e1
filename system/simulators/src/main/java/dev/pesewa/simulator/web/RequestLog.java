package dev.pesewa.simulator.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The last requests that the simulated providers received, oldest first.
public final class RequestLog {

    public static final int KEPT = 1_000;

    private static final int TEXT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Clock clock;
    private long total;

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Request request, int status) {
        String text = request.body();
        String body = text.length() > TEXT ? text.substring(0, TEXT) : text;
        entries.addLast(new Entry(clock.instant(), request.method(), request.path(), body, status));
        total++;
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    public synchronized Answer shown() {
        List<Map<String, Object>> items = entries.stream().map(Entry::shown).toList();
        return Answer.json(200, Map.of("total", total, "items", items));
    }

    private record Entry(Instant at, String method, String path, String body, int status) {

        Map<String, Object> shown() {
            return Map.of(
                    "at", at.toString(),
                    "method", method,
                    "path", path,
                    "body", body,
                    "status", status);
        }
    }
}
