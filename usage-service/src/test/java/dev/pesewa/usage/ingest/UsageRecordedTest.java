package dev.pesewa.usage.ingest;

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
                        workspace,
                        UsageRecorded.DEFAULT_SOURCE,
                        "call-42",
                        "kofi-stores",
                        "ama",
                        "product_description",
                        "openai",
                        "gpt-4o",
                        1_200,
                        300,
                        0,
                        150,
                        new BigDecimal("0.004875"),
                        "catalog 2026-08-21",
                        870L,
                        true,
                        null,
                        false,
                        occurredAt,
                        Map.of("channel", "web"),
                        null,
                        null,
                        null);

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
