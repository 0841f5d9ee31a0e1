package dev.pesewa.usage.ingest;

import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageRecordedTest {

    @Test
    void isPublishedExactlyAsTheGoldenExample() {
        // Given
        UUID workspace = UUID.fromString("0199b1f6-5c3a-7b1e-8f52-6a7c1d9e4b10");
        Instant occurredAt = Instant.parse("2026-09-01T10:15:30.123456Z");
        var recorded =
                new UsageRecorded(
                        new UsageRecorded.Origin(
                                workspace, UsageRecorded.DEFAULT_SOURCE, "call-42"),
                        new UsageRecorded.Subject("kofi-stores", "ama", "product_description"),
                        new UsageRecorded.ModelCall(
                                "openai",
                                "gpt-4o",
                                Tokens.of(INPUT, 1_200).and(CACHED_INPUT, 300).and(OUTPUT, 150),
                                new UsageRecorded.ModelCall.CallResult(870L, true, null, false)),
                        new UsageRecorded.CallCost(
                                new BigDecimal("0.004875"),
                                "given",
                                new Money(new BigDecimal("0.0039"), "EUR")),
                        occurredAt,
                        Map.of("channel", "web"));

        // When
        String written =
                CloudEventCodec.write(
                        UsageRecorded.TYPE,
                        recorded.id(),
                        workspace,
                        Instant.parse("2026-09-01T10:15:31Z"),
                        recorded);

        // Then
        Golden.matches(UsageRecorded.TYPE, written);
    }
}
