package dev.pesewa.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Polling;
import dev.pesewa.local.ServiceProcess;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import dev.pesewa.local.client.RetryingApiClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Kills usage-service, then Kafka, then PostgreSQL, while events keep coming. Afterwards every
/// accepted event must be stored, once, at its cost, and counted by metrics-service too.
public final class UsageOutage {

    private static final int SENDERS = 8;
    private static final int BATCH = 25;
    private static final int CLIENTS = 5;
    /// Registered, and first seen while PostgreSQL is away: nobody can be asked about it then.
    private static final String LATE_CLIENT = "late";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);

    /// How long PostgreSQL and Kafka are away, and how often usage-service is killed.
    public record OutagePlan(Duration postgres, Duration kafka, int kills, long seed) {}

    /// `duringOutage` are events accepted while PostgreSQL was away; `catchUp` is how many times
    /// faster than they came they were stored afterwards.
    public record OutageOutcome(
            long accepted, long duringOutage, double catchUp, List<String> wrong) {}

    private final Stack stack;
    private final OutagePlan plan;
    private final Consumer<String> says;
    private final String workspace;
    private final ApiClient owner;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private UsageOutage(Stack stack, OutagePlan plan, Consumer<String> says) {
        this.stack = stack;
        this.plan = plan;
        this.says = says;
        this.workspace =
                stack.operator()
                        .post("/api/workspaces", Map.of("name", "Outage"))
                        .expect(201)
                        .path("id")
                        .asText();
        this.owner = stack.as("owner", workspace);
    }

    /// `stack` is up and is left up.
    public static OutageOutcome run(Stack stack, OutagePlan plan, Consumer<String> says) {
        return new UsageOutage(stack, plan, says).run();
    }

    private OutageOutcome run() {
        for (int client = 0; client < CLIENTS; client++) {
            owner.post("/api/usage/clients", Map.of("clientId", "shop-" + client)).expect(200, 201);
        }
        owner.post("/api/usage/clients", Map.of("clientId", LATE_CLIENT)).expect(200, 201);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            senders.add(Thread.ofVirtual().start(() -> send(sender)));
        }
        Polling.pause(Duration.ofSeconds(3));
        double catchUp;
        long during;
        try {
            kill();
            withoutKafka();
            long before = accepted.get();
            withoutPostgres();
            during = accepted.get() - before;
        } finally {
            running.set(false);
            senders.forEach(UsageOutage::join);
        }
        catchUp = catchUp(during);
        verify();
        return new OutageOutcome(accepted.get(), during, catchUp, List.copyOf(wrong));
    }

    /// One sender's batches, each repeated with the same ids until it is answered.
    private void send(int sender) {
        for (int batch = 0; running.get(); batch++) {
            List<ObjectNode> events = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                String id = "outage-" + sender + "-" + batch + "-" + i;
                events.add(event(id, "shop-" + i % CLIENTS));
            }
            send(events);
            Polling.pause(BETWEEN_BATCHES);
        }
    }

    private static ObjectNode event(String id, String client) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("clientId", client)
                .put("cost", "0.01")
                .put("currency", "USD");
    }

    private void send(List<ObjectNode> events) {
        if (sent(events)) {
            accepted.addAndGet(events.size());
        }
    }

    private boolean sent(List<ObjectNode> events) {
        try {
            ApiResponse answer =
                    RetryingApiClient.send(() -> owner.post("/api/usage/events", events));
            int taken = answer.expect(202).path("accepted").asInt();
            if (taken != events.size()) {
                wrong.add("Only " + taken + " of a batch were accepted: " + answer.text());
            }
            return taken == events.size();
        } catch (LocalException refused) {
            wrong.add("A batch was refused: " + refused.getMessage());
            return false;
        }
    }

    private void kill() {
        ServiceProcess usage = stack.service("usage-service");
        var random = new Random(plan.seed());
        for (int kill = 1; kill <= plan.kills(); kill++) {
            Polling.pause(Duration.ofMillis(200 + random.nextInt(1_500)));
            says.accept("kill -9 usage-service, time " + kill);
            usage.process().kill();
            usage.start();
            usage.awaitReady();
        }
    }

    private void withoutKafka() {
        says.accept("Kafka is away for " + plan.kafka());
        stack.kafka().kill();
        Polling.pause(plan.kafka());
        stack.kafka().start();
        Polling.pause(Duration.ofSeconds(2));
    }

    private void withoutPostgres() {
        says.accept("PostgreSQL is away for " + plan.postgres());
        stack.postgres().kill();
        send(List.of(event("outage-late", LATE_CLIENT)));
        Polling.pause(plan.postgres());
        stack.postgres().start();
    }

    /// From the return of PostgreSQL until everything accepted is stored.
    private double catchUp(long during) {
        long begun = System.nanoTime();
        long missing = accepted.get() - stored();
        Polling.until(PATIENCE, () -> stored() >= accepted.get());
        double seconds = (System.nanoTime() - begun) / 1e9;
        double came = during / (plan.postgres().toMillis() / 1e3);
        says.accept(
                "%,d events came while PostgreSQL was away, %.0f a second; %,d were missing, stored"
                                .formatted(during, came, missing)
                        + " in %.1f s".formatted(seconds));
        return came == 0 ? 0 : Math.max(missing, 1) / seconds / came;
    }

    private long stored() {
        return stats().path("totalMessages").asLong();
    }

    private JsonNode stats() {
        return RetryingApiClient.send(
                        () -> owner.get("/api/usage/stats/" + workspace + "?currency=USD"))
                .expect(200);
    }

    /// Nothing more comes; it must be exactly what was accepted, and stay so.
    private void verify() {
        Polling.pause(Duration.ofSeconds(1));
        JsonNode stats = stats();
        long stored = stats.path("totalMessages").asLong();
        if (stored != accepted.get()) {
            wrong.add(accepted.get() + " events were accepted, " + stored + " are counted");
        }
        BigDecimal cost = new BigDecimal(stats.path("totalCost").asText());
        if (cost.compareTo(BigDecimal.valueOf(accepted.get(), 2)) != 0) {
            wrong.add("They cost " + cost);
        }
        var exported = new AtomicInteger();
        String csv = owner.get("/api/usage/export/" + workspace + "?format=csv").text();
        csv.lines().skip(1).forEach(_ -> exported.incrementAndGet());
        if (exported.get() != accepted.get()) {
            wrong.add(exported.get() + " events are exported");
        }
        verifyMetrics();
    }

    private void verifyMetrics() {
        Polling.until(PATIENCE, () -> messagesInMetrics() >= accepted.get());
        if (messagesInMetrics() != accepted.get()) {
            wrong.add(messagesInMetrics() + " events are counted in metrics");
        }
    }

    private long messagesInMetrics() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path =
                "/api/system/metrics/summary?start=%s&end=%s&workspaceId=%s"
                        .formatted(today.minusDays(1), today, workspace);
        return RetryingApiClient.send(() -> stack.operator().get(path))
                .expect(200)
                .path("metrics")
                .path("aiMessages")
                .path("value")
                .asLong();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while senders end", stopped);
        }
    }
}
