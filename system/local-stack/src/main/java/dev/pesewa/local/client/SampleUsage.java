package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Plausible usage of the days before `today`: busy on weekdays from 10 to 16 h where the workspace
/// is, quiet at weekends, several clients, features and models, some failures and cached answers.
/// The same seed, day and zone give the same events, with the same ids, so sending them twice
/// changes nothing.
public final class SampleUsage {

    public static final List<String> CLIENTS =
            List.of("makola-market", "volta-logistics", "ashanti-pharmacy", "cape-coast-hotel");

    private static final List<String> FEATURES =
            List.of(
                    "product_description",
                    "report_summary",
                    "customer_insight",
                    "credit_assessment");
    private static final int USERS_PER_CLIENT = 3;
    private static final int WEEKDAY_CALLS = 24;
    private static final int WEEKEND_CALLS = 6;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// Public list prices in USD per million tokens, repeated here on purpose: the demo checks the
    /// services against plain arithmetic, not against their own catalog.
    private record Model(String provider, String name, String input, String output) {

        BigDecimal cost(long inputTokens, long outputTokens) {
            return new BigDecimal(input)
                    .multiply(BigDecimal.valueOf(inputTokens))
                    .add(new BigDecimal(output).multiply(BigDecimal.valueOf(outputTokens)))
                    .divide(MILLION);
        }
    }

    private static final List<Model> MODELS =
            List.of(
                    new Model("openai", "gpt-4o", "2.5", "10"),
                    new Model("openai", "gpt-4o-mini", "0.15", "0.6"),
                    new Model("anthropic", "claude-3-5-haiku-latest", "0.8", "4"));

    private final ZoneId zone;
    private final List<ObjectNode> events = new ArrayList<>();
    private final TreeSet<String> activeClients = new TreeSet<>();
    private BigDecimal cost = BigDecimal.ZERO;

    /// `today` as it is in `zone`, the workspace's.
    public SampleUsage(LocalDate today, int days, long seed, ZoneId zone) {
        this.zone = zone;
        for (int back = days; back >= 1; back--) {
            day(today.minusDays(back), seed);
        }
    }

    /// The zone in which a workspace has its days.
    public static ZoneId zone(ApiClient api, String workspace) {
        JsonNode shown = api.get("/api/workspaces/" + workspace).expect(200);
        return ZoneId.of(shown.path("zone").asText());
    }

    /// In the order of days; fields as `POST /api/usage/events` takes them.
    public List<ObjectNode> events() {
        return events;
    }

    /// The exact cost of all in USD.
    public BigDecimal cost() {
        return cost;
    }

    /// Clients with at least one call.
    public int activeClients() {
        return activeClients.size();
    }

    private void day(LocalDate day, long seed) {
        var random = new SplittableRandom(seed * 1_000_003 + day.toEpochDay());
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        int calls = (weekend ? WEEKEND_CALLS : WEEKDAY_CALLS) + random.nextInt(5);
        for (int call = 0; call < calls; call++) {
            String id = "sample-%d-%s-%d".formatted(seed, day, call);
            events.add(event(id, time(day, weekend, random), random));
        }
    }

    private Instant time(LocalDate day, boolean weekend, SplittableRandom random) {
        boolean peak = !weekend && random.nextInt(100) < 75;
        int hour = peak ? 10 + random.nextInt(6) : random.nextInt(24);
        return day.atTime(hour, random.nextInt(60), random.nextInt(60)).atZone(zone).toInstant();
    }

    private ObjectNode event(String id, Instant at, SplittableRandom random) {
        String client = CLIENTS.get(random.nextInt(CLIENTS.size()));
        Model model = MODELS.get(random.nextInt(MODELS.size()));
        boolean cached = random.nextInt(100) < 8;
        boolean failed = !cached && random.nextInt(100) < 3;
        int input = 200 + random.nextInt(6_000);
        int output = failed ? 0 : 20 + random.nextInt(900);
        ObjectNode event =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("clientId", client)
                        .put("userId", client + "-" + (1 + random.nextInt(USERS_PER_CLIENT)))
                        .put("feature", FEATURES.get(random.nextInt(FEATURES.size())))
                        .put("provider", model.provider())
                        .put("model", model.name())
                        .put("inputTokens", input)
                        .put("outputTokens", output)
                        .put("durationMs", cached ? 20 : 400 + random.nextInt(4_000))
                        .put("success", !failed)
                        .put("cached", cached)
                        .put("occurredAt", at.toString());
        if (failed) {
            event.put("error", "provider timed out");
        }
        if (cached) {
            event.put("cost", 0);
        } else {
            cost = cost.add(model.cost(input, output));
        }
        activeClients.add(client);
        return event;
    }
}
