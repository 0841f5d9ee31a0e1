package dev.pesewa.simulator.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last requests that the simulated providers received, oldest first.
@Singleton
public class RequestLog {

    static final int KEPT = 1_000;

    private static final int TEXT = 10_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Clock clock;
    private long total;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /// A request, and the status that it was answered with.
    public record ReceivedRequest(
            Instant at, String method, String path, String body, int status) {}

    /// `total` counts also those that are no longer kept.
    public record ReceivedRequests(long total, List<ReceivedRequest> items) {}

    synchronized void add(String method, String path, String text, int status) {
        String body = text.length() > TEXT ? text.substring(0, TEXT) : text;
        requests.addLast(new ReceivedRequest(clock.instant(), method, path, body, status));
        total++;
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    synchronized ReceivedRequests received() {
        return new ReceivedRequests(total, List.copyOf(requests));
    }
}
