package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.paystack.Transaction.Asked;
import dev.pesewa.simulator.paystack.Webhooks.Delivery;
import dev.pesewa.simulator.web.Answer;
import dev.pesewa.simulator.web.BadRequest;
import dev.pesewa.simulator.web.Json;
import dev.pesewa.simulator.web.Request;
import dev.pesewa.simulator.web.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Paystack's addresses: the API (with its key), the page a customer pays on, and the control.
public final class Paystack {

    /// The one key that works here. It is not a secret: nothing real accepts it.
    public static final String KEY = "sk_test_pesewa_local";

    private final String url;
    private final Clock clock;
    private final Transactions transactions;
    private final Webhooks webhooks;

    private Paystack(String url, URI webhookTarget, Clock clock) {
        this.url = url;
        this.clock = clock;
        transactions = new Transactions(clock);
        webhooks = new Webhooks(webhookTarget);
    }

    public static Paystack at(String url, URI webhookTarget, Clock clock) {
        return new Paystack(url, webhookTarget, clock);
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/paystack/transaction/initialize", keyed(this::initialize)),
                Route.get("/paystack/transaction/verify/{reference}", keyed(this::verify)),
                Route.get("/paystack/checkout/{code}", this::checkout),
                Route.post("/paystack/checkout/{code}", this::pay),
                Route.post("/control/paystack/transactions/{reference}", this::control));
    }

    private static Route.Handler keyed(Route.Handler handler) {
        return request ->
                request.header("authorization").equals("Bearer " + KEY)
                        ? handler.answer(request)
                        : coded(401, "Invalid key", "invalid_Key");
    }

    private Answer initialize(Request request) {
        Asked asked = Initialize.read(request.json());
        return transactions
                .open(asked)
                .map(
                        opened ->
                                told(
                                        "Authorization URL created",
                                        Map.of(
                                                "authorization_url",
                                                url + "/checkout/" + opened.accessCode(),
                                                "access_code",
                                                opened.accessCode(),
                                                "reference",
                                                asked.reference())))
                .orElseGet(
                        () -> coded(400, "Duplicate Transaction Reference", "duplicate_reference"));
    }

    private Answer verify(Request request) {
        return transactions
                .find(request.parameter("reference"))
                .map(found -> told("Verification successful", found.data()))
                .orElseGet(
                        () ->
                                coded(
                                        400,
                                        "Transaction reference not found.",
                                        "transaction_not_found"));
    }

    private Answer checkout(Request request) {
        return transactions
                .findByCode(request.parameter("code"))
                .map(
                        found ->
                                Answer.html(
                                        found.succeeded()
                                                ? CheckoutPage.done(found)
                                                : CheckoutPage.of(found)))
                .orElseGet(Paystack::noSuchPayment);
    }

    private Answer pay(Request request) {
        Optional<Transaction> found = transactions.findByCode(request.parameter("code"));
        if (found.isEmpty() || found.get().succeeded()) {
            return checkout(request);
        }
        String[] chosen = request.form().getOrDefault("pay", "").split(" ", -1);
        Outcome outcome = Outcome.of(chosen[0], chosen[chosen.length - 1]);
        Transaction paid = settle(found.get().asked().reference(), outcome).orElseThrow();
        Thread.startVirtualThread(() -> deliver(paid, outcome));
        String back = paid.asked().callbackUrl();
        if (!back.startsWith("http://") && !back.startsWith("https://")) {
            return Answer.html(CheckoutPage.done(paid));
        }
        String reference = URLEncoder.encode(paid.asked().reference(), StandardCharsets.UTF_8);
        return Answer.seeOther(
                back
                        + (back.contains("?") ? "&" : "?")
                        + ("trxref=" + reference + "&reference=" + reference));
    }

    private Answer control(Request request) {
        Outcome outcome = Json.read(request.body(), Outcome.class);
        Optional<Transaction> settled = settle(request.parameter("reference"), outcome);
        if (settled.isEmpty()) {
            return noSuchPayment();
        }
        Transaction transaction = settled.get();
        if (outcome.delay() == 0) {
            return done(transaction, deliver(transaction, outcome));
        }
        Thread.startVirtualThread(
                () -> {
                    Webhooks.sleep(Duration.ofMillis(outcome.delay()));
                    deliver(transaction, outcome);
                });
        return done(transaction, List.of());
    }

    /// A payment that succeeded can be told of again, never undone.
    private Optional<Transaction> settle(String reference, Outcome outcome) {
        return transactions.change(
                reference,
                present -> {
                    Transaction.State next = outcome.of(present, clock.instant());
                    if (present.succeeded() && next.status() != Transaction.Status.SUCCESS) {
                        throw new BadRequest("The payment has succeeded.");
                    }
                    return present.now(next);
                });
    }

    private List<Delivery> deliver(Transaction transaction, Outcome outcome) {
        if (!transaction.succeeded()) {
            return List.of();
        }
        String body = transaction.webhook();
        String signature = Signature.of(body, outcome.forged() ? KEY + "-forged" : KEY);
        return webhooks.deliver(body, signature, outcome.times(), !outcome.forged());
    }

    private static Answer done(Transaction transaction, List<Delivery> deliveries) {
        return Answer.json(
                200,
                Map.of(
                        "reference", transaction.asked().reference(),
                        "status", transaction.state().status().shown(),
                        "deliveries", deliveries));
    }

    private static Answer told(String message, Map<String, Object> data) {
        return Answer.json(200, Map.of("status", true, "message", message, "data", data));
    }

    private static Answer coded(int status, String message, String code) {
        return Answer.json(status, Map.of("status", false, "message", message, "code", code));
    }

    private static Answer noSuchPayment() {
        return coded(404, "There is no such payment.", "transaction_not_found");
    }
}
