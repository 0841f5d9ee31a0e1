package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.testkit.Golden;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentEventsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00.000001Z");
    private static final Purchase PURCHASE =
            new Purchase(
                    new WorkspaceId(UUID.fromString("01990000-0000-7000-8000-000000000001")),
                    UUID.fromString("01990000-0000-7000-8000-000000000002"),
                    "key",
                    "hash",
                    "VALUE",
                    8_000,
                    "GHS",
                    Credits.of("83.33"),
                    Credits.of("16.67"),
                    "reference",
                    null,
                    Purchase.PurchaseStatus.PENDING,
                    NOW,
                    null);

    @Test
    void aSuccessIsPublishedExactlyAsTheGoldenExample() {
        Golden.matches(PaymentSucceeded.TYPE, PaymentEvents.succeeded(PURCHASE, NOW).value());
    }

    @Test
    void aFailureIsPublishedExactlyAsTheGoldenExample() {
        Golden.matches(PaymentFailed.TYPE, PaymentEvents.failed(PURCHASE, NOW).value());
    }
}
