package dev.pesewa.usage;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.BudgetThresholdReached;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kernel.event.UsageUncounted;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishedEventsTest {

    private static final UUID WORKSPACE = UUID.fromString("0199b1f6-5c3a-7b1e-8f52-6a7c1d9e4b10");
    private static final UUID PRICE = UUID.fromString("0199b1f6-5c3a-7b1e-8f52-6a7c1d9e4b11");
    private static final LocalDate MONTH = LocalDate.of(2026, 9, 1);
    private static final BigDecimal AMOUNT = new BigDecimal("200.000000");
    private static final BigDecimal COST = new BigDecimal("201.004875000000");

    @Test
    void tellsOfARejectionAsTheGoldenExampleDoes() {
        matches(
                UsageRejected.TYPE,
                WORKSPACE,
                new UsageRejected(event(), "client-unknown", "Register the client first."));
    }

    @Test
    void tellsOfWhatNoLongerCountsOrCostsTheSameAsTheGoldenExamplesDo() {
        matches(UsageUncounted.TYPE, WORKSPACE, new UsageUncounted(event(), "call-44"));
        var cost = new BigDecimal("0.012500000000");
        matches(
                UsageRepriced.TYPE,
                WORKSPACE,
                new UsageRepriced(event(), cost, "catalog stated from 2026-09-01", PRICE));
    }

    private static UsageRecorded event() {
        return new UsageRecorded(
                new UsageRecorded.Origin(WORKSPACE, "till", "call-43", "call-42", false),
                new UsageRecorded.Subject("kofi-stores", null, null),
                new UsageRecorded.ModelCall(
                        "openai",
                        "gpt-4o-audio",
                        Tokens.of(INPUT, 10)
                                .and(OUTPUT, 20)
                                .and(AUDIO_INPUT, 400)
                                .and(AUDIO_OUTPUT, 90),
                        new UsageRecorded.ModelCall.CallResult(
                                null, false, "provider timed out", false)),
                new UsageRecorded.CallCost(null, "unpriced"),
                Instant.parse("2026-09-01T10:15:30Z"),
                Map.of());
    }

    @Test
    void tellsOfBudgetsAsTheGoldenExamplesDo() {
        matches(
                BudgetThresholdReached.TYPE,
                WORKSPACE,
                new BudgetThresholdReached(WORKSPACE, MONTH, 100, AMOUNT, COST, "EUR"));
        Instant until = Instant.parse("2026-10-01T00:00:00Z");
        matches(
                BudgetStopped.TYPE,
                WORKSPACE,
                new BudgetStopped(WORKSPACE, MONTH, AMOUNT, COST, until, "EUR"));
        matches(BudgetResumed.TYPE, WORKSPACE, new BudgetResumed(WORKSPACE, MONTH));
    }

    @Test
    void tellsOfAStatedPriceAsTheGoldenExampleDoes() {
        matches(
                ModelPriceStated.TYPE,
                ModelPriceStated.EVERYONE,
                new ModelPriceStated(
                        PRICE, "openai", "gpt-4o", "=", MONTH, "in=2.5 cached=1.25 out=10"));
    }

    @Test
    void tellsOfAClientAndOfThePolicyAsTheGoldenExamplesDo() {
        matches(
                ClientChanged.TYPE,
                WORKSPACE,
                new ClientChanged(WORKSPACE, "kofi-stores", "Kofi Stores", true));
        matches(
                ClientPolicyChanged.TYPE,
                WORKSPACE,
                new ClientPolicyChanged(WORKSPACE, ClientPolicy.COUNT_UNATTRIBUTED.text()));
    }

    @Test
    void tellsOfImportedPricesAsTheGoldenExampleDoes() {
        String rows = "openai\tgpt-4o\t=\t\t?\n\t\t\t2026-09-01T00:00:00Z\tin=2 cached=1 out=8\n";
        matches(
                ModelPricesImported.TYPE,
                ModelPriceStated.EVERYONE,
                new ModelPricesImported(PRICE, MONTH, rows));
    }

    private static void matches(String type, UUID workspace, Object event) {
        Instant at = Instant.parse("2026-09-01T10:15:31Z");
        Golden.matches(type, CloudEventCodec.write(type, "event-1", workspace, at, event));
    }
}
