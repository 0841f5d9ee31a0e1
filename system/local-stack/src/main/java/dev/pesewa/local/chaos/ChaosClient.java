package dev.pesewa.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Polling;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import dev.pesewa.local.client.RetryingApiClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One client: makes a random request, repeats it until it is answered, and checks that the answers
/// agree with each other.
final class ChaosClient implements Runnable {

    private static final List<String> FEATURES =
            List.of("product_description", "report_summary", "customer_insight");
    private static final List<String> OVERRUNS = List.of("deny", "absorb", "debt");

    private final String name;
    private final List<ExpectedWallet> accounts;
    private final ApiClient operator;
    private final ApiClient simulators;
    private final SplittableRandom random;
    private final BooleanSupplier running;
    private final Consumer<String> wrong;
    private int requests;

    ChaosClient(
            String name,
            List<ExpectedWallet> accounts,
            ApiClient operator,
            ApiClient simulators,
            long seed,
            BooleanSupplier running,
            Consumer<String> wrong) {
        this.name = name;
        this.accounts = accounts;
        this.operator = operator;
        this.simulators = simulators;
        this.random = new SplittableRandom(seed);
        this.running = running;
        this.wrong = wrong;
    }

    @Override
    public void run() {
        try {
            while (running.getAsBoolean()) {
                step(accounts.get(random.nextInt(accounts.size())));
            }
        } catch (RuntimeException failed) {
            wrong.accept(name + " gave up: " + failed);
        }
    }

    private void step(ExpectedWallet account) {
        int kind = random.nextInt(100);
        if (kind < 50) {
            send(account, "/api/ai/charge", Map.of("feature", feature()));
        } else if (kind < 62) {
            settle(account, hold(account, "PT5M"));
        } else if (kind < 66) {
            release(account, hold(account, "PT5M"));
        } else if (kind < 68) {
            hold(account, "PT1S");
        } else if (kind < 70) {
            String hold = hold(account, "PT1S");
            Polling.pause(Duration.ofMillis(800 + random.nextInt(1_200)));
            settle(account, hold);
        } else if (kind < 78) {
            grant(account);
        } else if (kind < 80) {
            buy(account);
        } else if (kind < 90) {
            repeat(account);
        } else {
            read(account);
        }
    }

    private String feature() {
        return FEATURES.get(random.nextInt(FEATURES.size()));
    }

    private JsonNode send(ExpectedWallet account, String path, Object body) {
        String key = name + "-" + requests++;
        ApiResponse answer =
                RetryingApiClient.send(
                        () -> account.owner().post(path, body, Map.of("Idempotency-Key", key)));
        account.answered(key, path, body, answer);
        if (answer.status() >= 400 && answer.status() != 402 && answer.status() != 409) {
            wrong.accept(path + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    /// The id, or nothing when it was refused.
    private String hold(ExpectedWallet account, String expiresIn) {
        String overrun = OVERRUNS.get(random.nextInt(OVERRUNS.size()));
        var estimate = Map.of("model", "gpt-4o", "inputTokens", 500, "maxOutputTokens", 1_000);
        Map<String, Object> body =
                overrun.equals("debt")
                        ? Map.of(
                                "estimate",
                                estimate,
                                "overrun",
                                overrun,
                                "overrunLimit",
                                "2",
                                "expiresIn",
                                expiresIn)
                        : Map.of("estimate", estimate, "overrun", overrun, "expiresIn", expiresIn);
        return send(account, "/api/ai/holds", body).path("id").asText("");
    }

    private void settle(ExpectedWallet account, String hold) {
        if (!hold.isEmpty()) {
            var cost = BigDecimal.valueOf(random.nextInt(30_000), 6);
            send(account, "/api/ai/holds/" + hold + "/settle", Map.of("costUsd", cost));
        }
    }

    private void release(ExpectedWallet account, String hold) {
        if (!hold.isEmpty()) {
            send(account, "/api/ai/holds/" + hold + "/release", Map.of());
        }
    }

    private void grant(ExpectedWallet account) {
        String credits = BigDecimal.valueOf(1 + random.nextInt(3_000_000), 6).toPlainString();
        Map<String, Object> body =
                random.nextInt(3) == 0
                        ? Map.of(
                                "credits",
                                credits,
                                "reason",
                                "chaos",
                                "expiresAt",
                                Instant.now().plusSeconds(200).toString())
                        : Map.of("credits", credits, "reason", "chaos");
        String path = "/api/billing/grants?workspaceId=" + account.workspace();
        String key = name + "-" + requests++;
        ApiResponse answer =
                RetryingApiClient.send(
                        () -> operator.post(path, body, Map.of("Idempotency-Key", key)));
        answer.expect(201);
        account.granted(credits);
    }

    private void buy(ExpectedWallet account) {
        JsonNode purchase =
                send(
                        account,
                        "/api/ai/purchase",
                        Map.of("packType", "STARTER", "paymentMethod", "PAYSTACK"));
        String reference = purchase.path("paymentReference").asText();
        RetryingApiClient.send(
                () ->
                        simulators.post(
                                "/control/paystack/transactions/" + reference,
                                Map.of("outcome", "success", "deliveries", 3)));
        ApiResponse verified =
                RetryingApiClient.send(
                        () ->
                                account.owner()
                                        .post(
                                                "/api/ai/verify-payment",
                                                Map.of("reference", reference)));
        if (!verified.json().path("status").asText().equals("SUCCESSFUL")) {
            wrong.accept("a paid purchase was not: " + verified.text());
        }
        account.granted("30");
    }

    private void repeat(ExpectedWallet account) {
        String key = account.key(random.nextInt());
        ExpectedWallet.SentRequest sent = key == null ? null : account.sent().get(key);
        if (key != null && sent != null) {
            check(account, key, sent, wrong);
        }
    }

    /// The same key has the same answer, for ever.
    static void check(
            ExpectedWallet account,
            String key,
            ExpectedWallet.SentRequest sent,
            Consumer<String> wrong) {
        ApiResponse again =
                RetryingApiClient.send(
                        () ->
                                account.owner()
                                        .post(
                                                sent.path(),
                                                sent.body(),
                                                Map.of("Idempotency-Key", key)));
        boolean same = again.status() == sent.status() && again.text().equals(sent.text());
        if (!same && sent.isFinal()) {
            wrong.accept("%s: first %s, then %s".formatted(key, sent.text(), again.text()));
        }
    }

    private void read(ExpectedWallet account) {
        JsonNode books =
                RetryingApiClient.send(() -> account.owner().get("/api/ai/ledger/proof"))
                        .expect(200);
        BigDecimal sum =
                amount(books, "spent")
                        .add(amount(books, "held"))
                        .add(amount(books, "available"))
                        .add(amount(books, "expired"))
                        .add(amount(books, "voided"))
                        .subtract(amount(books, "debt"));
        boolean right =
                books.path("balanced").asBoolean()
                        && sum.compareTo(amount(books, "granted")) == 0
                        && amount(books, "available").signum() >= 0
                        && amount(books, "held").signum() >= 0;
        if (!right) {
            wrong.accept("books that do not balance: " + books);
        }
    }

    static BigDecimal amount(JsonNode books, String field) {
        return new BigDecimal(books.path(field).asText());
    }
}
