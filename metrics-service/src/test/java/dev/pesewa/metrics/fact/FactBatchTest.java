package dev.pesewa.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsRepaid;
import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kernel.event.UsageUncounted;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.metrics.Events;
import dev.pesewa.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FactBatchTest {

    private static final UUID WORKSPACE = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void addsAllKindsOfTokens() {
        UsageFact fact = usage(Events.call(WORKSPACE, "1", DAY, "ama", "0.0125"));

        assertThat(fact.tokens()).isEqualTo(100);
        assertThat(fact.costUsd()).isEqualByComparingTo("0.0125");
        assertThat(fact.unpriced()).isZero();
    }

    @Test
    void countsACallOfUnknownPriceApartWithoutACost() {
        UsageFact fact = usage(Events.call(WORKSPACE, "1", DAY, "ama", null));

        assertThat(fact.unpriced()).isEqualTo(1);
        assertThat(fact.costUsd()).isZero();
    }

    @Test
    void putsAnEventOnTheDayOfTheReportingZone() {
        OutgoingEvent noonInUtc = Events.call(WORKSPACE, "1", DAY, "ama", "1");

        assertThat(batch(ZoneId.of("Pacific/Kiritimati"), noonInUtc).usage().getFirst().date())
                .isEqualTo(DAY.plusDays(1));
    }

    @Test
    void leavesOutEventsThatAreNotReported() {
        assertThat(batch(ZoneOffset.UTC, Events.workspace(WORKSPACE)))
                .isEqualTo(new FactBatch(List.of(), List.of(), List.of()));
    }

    /// Every event that a producer has published a golden example of and that becomes a fact.
    @TestFactory
    Stream<DynamicTest> readsTheGoldenEventOfEachProducer() {
        return Stream.of(
                        UsageRecorded.TYPE,
                        UsageUncounted.TYPE,
                        UsageRepriced.TYPE,
                        PaymentSucceeded.TYPE,
                        PaymentFailed.TYPE,
                        CreditsCharged.TYPE,
                        CreditsRepaid.TYPE)
                .map(type -> DynamicTest.dynamicTest(type, () -> becomesOneFact(type)));
    }

    private static void becomesOneFact(String type) {
        CloudEvent event =
                CloudEventCodec.read(Golden.event(type).getBytes(StandardCharsets.UTF_8));

        FactBatch batch = FactBatch.of(List.of(event), ZoneOffset.UTC);

        assertThat(batch.usage().size() + batch.payments().size() + batch.revenue().size())
                .isEqualTo(1);
        batch.usage().forEach(fact -> assertThat(fact).hasNoNullFieldsOrProperties());
        batch.payments().forEach(fact -> assertThat(fact).hasNoNullFieldsOrProperties());
        batch.revenue().forEach(fact -> assertThat(fact).hasNoNullFieldsOrProperties());
    }

    private static UsageFact usage(OutgoingEvent entry) {
        return batch(ZoneOffset.UTC, entry).usage().getFirst();
    }

    private static FactBatch batch(ZoneId zone, OutgoingEvent entry) {
        return Events.facts(zone, List.of(entry));
    }
}
