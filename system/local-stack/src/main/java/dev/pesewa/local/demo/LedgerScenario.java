package dev.pesewa.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.proof.Difference;
import dev.pesewa.local.proof.Replay;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The steps that are about holding credits and about proving what was done.
record LedgerScenario(Stack stack, DemoReport report) {

    /// A streaming call: its price is known only after it. This one is given up.
    void hold(ApiClient owner, BigDecimal available) {
        JsonNode hold =
                owner.post(
                                "/api/ai/holds",
                                Map.of(
                                        "estimate",
                                        Map.of(
                                                "model",
                                                "gpt-4o",
                                                "inputTokens",
                                                12_000,
                                                "maxOutputTokens",
                                                1_500)),
                                Map.of("Idempotency-Key", "hold"))
                        .expect(201);
        var amount = new BigDecimal(hold.path("amount").asText());
        report.says("held for a call of at most 1,500 tokens out", amount);
        report.check("what is left meanwhile", available.subtract(amount), available(owner));
        JsonNode released =
                owner.post("/api/ai/holds/%s/release".formatted(hold.path("id").asText()), "")
                        .expect(200);
        report.check(
                "given back when the call is given up",
                amount,
                new BigDecimal(released.path("released").asText()));
        report.check("and there again", available, available(owner));
    }

    private static BigDecimal available(ApiClient owner) {
        return new BigDecimal(owner.get("/api/ai/credits").expect(200).path("available").asText());
    }

    /// `./pesewa prove`, from the first posting of the stack.
    void replay() {
        List<Difference> found = new ArrayList<>();
        try (Connection connection = stack.postgres().connect("billing")) {
            Replay.ReplayedBooks books = Replay.run(connection, found::add, _ -> {});
            report.says("postings replayed by another program", books.postings());
        } catch (SQLException failed) {
            throw new LocalException("The books could not be read", failed);
        }
        report.check("differences it found", List.of(), found);
    }
}
