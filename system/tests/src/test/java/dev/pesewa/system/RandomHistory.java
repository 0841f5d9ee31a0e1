package dev.pesewa.system;

import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Random calls of one workspace: events, corrections, charges and holds, of clients that are
/// active, inactive, unknown or not named, with and without a user, tokens and a cost. Every answer
/// says whether a call was taken, and what was taken must be counted, once, whoever counts.
final class RandomHistory {

    private static final List<String> ACTIVE = List.of("c0", "c1", "c2");
    static final String INACTIVE = "closed";
    static final String UNKNOWN = "ghost";
    private static final BigDecimal FLAT = new BigDecimal("0.005");

    /// A call that was taken. `subject` is who was active, null for nobody; `cost` is null when it
    /// is not known.
    private record TakenCall(@Nullable String subject, @Nullable BigDecimal cost) {}

    private final ApiClient owner;
    private final SplittableRandom random;
    private final Map<String, TakenCall> taken = new LinkedHashMap<>();
    private final List<String> correctable = new ArrayList<>();
    private int refused;
    private int number;

    RandomHistory(ApiClient owner, long seed) {
        this.owner = owner;
        this.random = new SplittableRandom(seed);
    }

    void registerClients() {
        for (String client : ACTIVE) {
            owner.post("/api/usage/clients", Map.of("clientId", client)).expect(201);
        }
        owner.post("/api/usage/clients", Map.of("clientId", INACTIVE, "active", false)).expect(201);
    }

    void calls(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            switch (random.nextInt(4)) {
                case 0 -> charge();
                case 1 -> settledHold();
                default -> event();
            }
        }
    }

    long messages() {
        return taken.size();
    }

    int refused() {
        return refused;
    }

    long unpriced() {
        return taken.values().stream().filter(call -> call.cost() == null).count();
    }

    BigDecimal cost() {
        return taken.values().stream()
                .map(TakenCall::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long activeSubjects() {
        Set<String> subjects = new HashSet<>();
        taken.values().stream()
                .map(TakenCall::subject)
                .filter(Objects::nonNull)
                .forEach(subjects::add);
        return subjects.size();
    }

    /// A quarter of the events corrects an earlier one.
    private void event() {
        Map<String, Object> event = call("cost", "durationMs");
        boolean cached = event.containsKey("cached");
        event.put("id", "event-" + number);
        String corrected = null;
        if (!correctable.isEmpty() && random.nextInt(4) == 0) {
            corrected = correctable.remove(random.nextInt(correctable.size()));
            event.put("corrects", corrected);
        }
        ApiResponse answer = owner.post("/api/usage/events", event);
        if (!isTaken(answer, 202)) {
            if (corrected != null) {
                correctable.add(corrected);
            }
            return;
        }
        taken.remove(corrected == null ? "" : corrected);
        BigDecimal cost = (BigDecimal) event.get("cost");
        BigDecimal flat = cached ? BigDecimal.ZERO : FLAT;
        taken.put("event-" + number, new TakenCall(subject(event), cost == null ? flat : cost));
        correctable.add("event-" + number);
        if (random.nextInt(5) == 0) {
            owner.post("/api/usage/events", event).expect(202);
        }
    }

    private void charge() {
        Map<String, Object> charge = call("costUsd", "responseTimeMs");
        charge.put("feature", "report_summary");
        String key = "charge-" + number;
        ApiResponse answer = owner.post("/api/ai/charge", charge, key(key));
        if (isTaken(answer, 200)) {
            taken.put(key, new TakenCall(subject(charge), cost(charge)));
            owner.post("/api/ai/charge", charge, key(key)).expect(200);
        }
    }

    private void settledHold() {
        Map<String, Object> usage = call("costUsd", "responseTimeMs");
        Map<String, Object> hold = new HashMap<>(Map.of("feature", "report_summary"));
        boolean named = random.nextBoolean() && usage.containsKey("clientId");
        if (named) {
            hold.put("clientId", Objects.requireNonNull(usage.get("clientId")));
        }
        ApiResponse opened = owner.post("/api/ai/holds", hold, key("hold-" + number));
        if (!isTaken(opened, 201)) {
            return;
        }
        if (usage.remove("success") != null) {
            usage.put("outcome", "failed");
        }
        String path = "/api/ai/holds/" + opened.json().path("id").asText() + "/settle";
        if (isTaken(owner.post(path, usage, key("settle-" + number)), 200)) {
            taken.put("settle-" + number, new TakenCall(subject(usage), cost(usage)));
        }
    }

    /// An answer says whether the call was taken; a call may be refused for its client only.
    private boolean isTaken(ApiResponse answer, int status) {
        if (answer.status() == status) {
            return true;
        }
        answer.expect(422);
        if (!answer.text().contains("\"client-")) {
            throw new AssertionError(answer.request() + " answered " + answer.text());
        }
        refused++;
        return false;
    }

    private Map<String, Object> call(String cost, String duration) {
        Map<String, Object> call = new HashMap<>();
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> call.put("clientId", UNKNOWN);
            case 2 -> call.put("clientId", INACTIVE);
            default -> call.put("clientId", ACTIVE.get(random.nextInt(ACTIVE.size())));
        }
        if (random.nextInt(3) > 0) {
            call.put("userId", "u" + random.nextInt(5));
        }
        if (random.nextInt(3) > 0) {
            call.put(cost, BigDecimal.valueOf(1 + random.nextLong(1_000_000), 9));
        }
        if (random.nextInt(4) == 0) {
            call.put("cached", true);
        }
        if (random.nextInt(5) == 0) {
            call.put("success", false);
        }
        if (random.nextBoolean()) {
            call.put("inputTokens", random.nextInt(1_000));
            call.put(duration, random.nextInt(1_000));
        }
        return call;
    }

    private static @Nullable BigDecimal cost(Map<String, Object> call) {
        BigDecimal stated = (BigDecimal) call.get("costUsd");
        return stated == null && call.containsKey("cached") ? BigDecimal.ZERO : stated;
    }

    private static @Nullable String subject(Map<String, Object> call) {
        Object user = call.get("userId");
        Object client = call.get("clientId");
        if (user != null) {
            return "user " + user;
        }
        return client != null && ACTIVE.contains(client.toString()) ? "client " + client : null;
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }
}
