package dev.pesewa.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.SampleUsage;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// A business signs up, meters its usage, buys credits, spends them, and proves its books.
public final class Demo {

    private static final int DAYS = 30;
    private static final long SEED = 1;
    private static final String FEATURE = "portfolio_dashboard";
    private static final int CHARGES = 21;
    private static final String CREDITS = "105.00";
    private static final String ZONE = "Africa/Accra";

    /// gpt-4o at 2.50 and 10 USD per million tokens: 12,000 in and 1,500 out.
    private static final BigDecimal CHARGE_COST = new BigDecimal("0.045");

    private final Stack stack;
    private final DemoReport report;
    private final LocalDate today;
    private final SampleUsage sample;
    private final ApiClient operator;

    private Demo(Stack stack, DemoReport report, LocalDate today) {
        this.stack = stack;
        this.report = report;
        this.today = today;
        this.sample = new SampleUsage(today, DAYS, SEED, ZoneId.of(ZONE));
        this.operator = stack.operator();
    }

    /// True when every figure was the expected one. `today` in UTC, which is Accra's time too.
    public static boolean run(Stack stack, LocalDate today, PrintStream out) {
        var report = new DemoReport(out);
        try {
            new Demo(stack, report, today).tell();
        } catch (RuntimeException failed) {
            report.broken(failed);
        }
        return report.close();
    }

    private void tell() {
        report.chapter("1. A business signs up");
        String workspace = signUp();
        ApiClient owner = stack.as("owner", workspace);

        report.chapter("2. Thirty days of AI calls are metered, then sent a second time");
        meter(workspace, owner);

        report.chapter("3. A trial, and a pack paid by mobile money");
        buy(owner);

        report.chapter("4. Credits are held for a call, then features charged until none are left");
        new LedgerScenario(stack, report).hold(owner, new BigDecimal(CREDITS));
        spend(owner);

        report.chapter("5. The books are proved, and another business is kept out");
        prove(owner);
        keepOut(workspace);

        report.chapter("6. What it costs the workspace");
        showUsage(workspace, owner);

        report.chapter("7. What the operator sees");
        showBusiness(workspace);

        report.chapter("Where to look next");
        whereNext(workspace);
    }

    private String signUp() {
        JsonNode made =
                operator.post(
                                "/api/workspaces",
                                Map.of(
                                        "name", "Kente Cloud",
                                        "currency", "GHS",
                                        "zone", ZONE))
                        .expect(201);
        String workspace = made.path("id").asText();
        report.says("workspace Kente Cloud", workspace);
        report.check("its currency", "GHS", made.path("currency").asText());
        return workspace;
    }

    private void meter(String workspace, ApiClient owner) {
        for (String client : SampleUsage.CLIENTS) {
            owner.post("/api/usage/clients", Map.of("clientId", client, "name", client))
                    .expect(200, 201);
        }
        report.check("events accepted", sample.events().size(), send(workspace, owner));
        report.check(
                "the same events, accepted again", sample.events().size(), send(workspace, owner));
        // The last event of the log is stored when this marker is, because order is kept.
        ObjectNode marker =
                sample.events().getFirst().deepCopy().put("id", "marker").put("cost", 0);
        new EventSender(owner, workspace).send(List.of(marker));
        long expected = sample.events().size() + 1L;
        JsonNode stats = report.await(() -> stats(workspace, owner), is("totalMessages", expected));
        report.check(
                "messages, each counted once (and a marker)",
                expected,
                stats.path("totalMessages").asLong());
        report.check(
                "their cost in USD", shown(sample.cost()), stats.path("totalCost").decimalValue());
        report.check("days shown", DAYS + 1, stats.path("dailyUsage").size());
        report.check("none without a price", 0L, stats.path("unpricedMessages").asLong());
    }

    private int send(String workspace, ApiClient owner) {
        var sender = new EventSender(owner, workspace);
        int accepted = 0;
        for (int from = 0; from < sample.events().size(); from += EventSender.BATCH) {
            int until = Math.min(sample.events().size(), from + EventSender.BATCH);
            accepted += sender.send(sample.events().subList(from, until)).accepted();
        }
        return accepted;
    }

    private JsonNode stats(String workspace, ApiClient owner) {
        return owner.get(
                        "/api/usage/stats/%s?startDate=%s&endDate=%s&currency=USD"
                                .formatted(workspace, today.minusDays(DAYS), today))
                .expect(200);
    }

    private void buy(ApiClient owner) {
        owner.post("/api/ai/trial", Map.of(), key("trial")).expect(200, 201);
        report.check("credits of the trial", "5.00", available(owner));
        JsonNode purchase =
                owner.post(
                                "/api/ai/purchase",
                                Map.of("packType", "VALUE", "paymentMethod", "PAYSTACK"),
                                key("pack"))
                        .expect(201);
        String reference = purchase.path("paymentReference").asText();
        report.check("the purchase waits", "PENDING", purchase.path("status").asText());
        stack.simulators()
                .post(
                        "/control/paystack/transactions/" + reference,
                        Map.of("outcome", "success", "channel", "mobile_money", "deliveries", 3))
                .expect(200);
        report.says("Paystack delivered its signed webhook 3 times", reference);
        String credits = report.await(() -> available(owner), CREDITS::equals);
        report.check("5 + 83.33 + 16.67 bonus, granted once", CREDITS, credits);
        JsonNode verified =
                owner.post("/api/ai/verify-payment", Map.of("reference", reference)).expect(200);
        report.check("the purchase now", "SUCCESSFUL", verified.path("status").asText());
    }

    private void spend(ApiClient owner) {
        JsonNode last = charge(owner, 1).expect(200);
        for (int i = 2; i <= CHARGES; i++) {
            last = charge(owner, i).expect(200);
        }
        report.check("21 dashboards at 5 credits leave", "0.00", last.path("newBalance").asText());
        JsonNode refused = charge(owner, CHARGES + 1).expect(402);
        report.check("one more is refused, short of", "5.00", refused.path("shortfall").asText());
        report.check("a retry gets the same answer", last, charge(owner, CHARGES).expect(200));
        report.check("and changes nothing", "0.00", available(owner));
    }

    private dev.pesewa.local.client.ApiResponse charge(ApiClient owner, int number) {
        return owner.post(
                "/api/ai/charge",
                Map.of(
                        "feature",
                        FEATURE,
                        "clientId",
                        SampleUsage.CLIENTS.getFirst(),
                        "provider",
                        "openai",
                        "model",
                        "gpt-4o",
                        "inputTokens",
                        12_000,
                        "outputTokens",
                        1_500),
                key("dashboard-" + number));
    }

    private void prove(ApiClient owner) {
        JsonNode proof = owner.get("/api/ai/ledger/proof").expect(200);
        report.check("granted", CREDITS, proof.path("granted").asText());
        report.check("spent", CREDITS, proof.path("spent").asText());
        report.check("available", "0.00", proof.path("available").asText());
        report.check(
                "balanced, recomputed from the postings", true, proof.path("balanced").asBoolean());
        report.says("head of the hash chain", proof.path("headHash").asText());
        new LedgerScenario(stack, report).replay();
    }

    private void keepOut(String workspace) {
        String other =
                operator.post("/api/workspaces", Map.of("name", "Adinkra Labs"))
                        .expect(201)
                        .path("id")
                        .asText();
        int status = stack.as("owner", other).get("/api/usage/stats/" + workspace).status();
        report.check("another owner asking for it gets", 404, status);
        report.check(
                "and nobody without a token",
                401,
                stack.anonymous().get("/api/ai/credits").status());
    }

    private void showUsage(String workspace, ApiClient owner) {
        long messages = sample.events().size() + 1L + CHARGES;
        BigDecimal cost = sample.cost().add(CHARGE_COST.multiply(BigDecimal.valueOf(CHARGES)));
        JsonNode stats = report.await(() -> stats(workspace, owner), is("totalMessages", messages));
        report.check(
                "messages: a charge is one too", messages, stats.path("totalMessages").asLong());
        report.check("cost in USD", shown(cost), stats.path("totalCost").decimalValue());
        JsonNode cau =
                owner.get(
                                "/api/usage/cau/%s?startDate=%s&endDate=%s&currency=USD"
                                        .formatted(workspace, today.minusDays(DAYS), today))
                        .expect(200);
        report.says("active users", cau.path("activeUsers").asLong());
        report.check(
                "cost per active user",
                cost.divide(cau.path("activeUsers").decimalValue(), 6, RoundingMode.HALF_EVEN),
                cau.path("cau").decimalValue());
        report.check(
                "who they are, at least every client",
                true,
                cau.path("activeUsers").asInt() >= sample.activeClients());
        report.says("busiest hour", stats.path("peakHour").asText() + " h");
    }

    private void showBusiness(String workspace) {
        String path =
                "/api/system/metrics/summary?start=%s&end=%s&workspaceId=%s"
                        .formatted(today.minusDays(DAYS - 1), today, workspace);
        JsonNode metrics =
                report.await(
                        () -> operator.get(path).expect(200).path("metrics"),
                        found -> value(found, "creditRevenue30d").signum() > 0);
        report.check(
                "creditRevenue30d in GHS",
                new BigDecimal("80"),
                value(metrics, "creditRevenue30d"));
        report.check("mrr (no subscription yet)", BigDecimal.ZERO, value(metrics, "mrr"));
        report.check("paymentsSucceeded", BigDecimal.ONE, value(metrics, "paymentsSucceeded"));
        report.says("aiCost in USD", value(metrics, "aiCost"));
        int status = stack.as("owner", workspace).get("/api/system/metrics/summary").status();
        report.check("an owner asking for this gets", 403, status);
    }

    private static BigDecimal value(JsonNode metrics, String name) {
        return metrics.path(name).path("value").decimalValue();
    }

    private void whereNext(String workspace) {
        report.says("gateway", stack.ports().gateway());
        report.says("a token", "./pesewa token --role owner --workspace " + workspace);
        report.says("your own usage", "./pesewa import FILE --workspace " + workspace);
        report.says("everything else", "README.md; stop it all with ./pesewa down");
    }

    /// Sums are exact inside and rounded half-even to six places when shown.
    private static BigDecimal shown(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN);
    }

    private static String available(ApiClient owner) {
        return owner.get("/api/ai/credits").expect(200).path("available").asText();
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private static java.util.function.Predicate<JsonNode> is(String field, long value) {
        return answer -> answer.path(field).asLong() == value;
    }
}
