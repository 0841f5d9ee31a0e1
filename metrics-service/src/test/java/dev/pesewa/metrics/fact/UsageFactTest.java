package dev.pesewa.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.metrics.Events;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageFactTest {

    private static final UUID WORKSPACE = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void takesAwayWhatTheCallAddedWhenItNoLongerCounts() {
        // Given
        OutgoingEvent call = call("0.30");
        UsageFact added = fact(call);

        // When
        UsageFact removed = fact(Events.uncounted(WORKSPACE, call, DAY.plusDays(3)));

        // Then
        assertThat(removed.messages()).isEqualTo(-added.messages());
        assertThat(removed.tokens()).isEqualTo(-added.tokens());
        assertThat(removed.costUsd()).isEqualByComparingTo(added.costUsd().negate());
        assertThat(removed.date()).isEqualTo(added.date());
        assertThat(removed.subject()).isEqualTo(added.subject());
    }

    @Test
    void addsOnlyTheDifferenceOfANewPrice() {
        UsageFact repriced = fact(Events.repriced(WORKSPACE, call("0.30"), DAY, "0.12"));

        assertThat(repriced.costUsd()).isEqualByComparingTo("-0.18");
        assertThat(repriced.messages()).isZero();
        assertThat(repriced.tokens()).isZero();
        assertThat(repriced.unpriced()).isZero();
    }

    @Test
    void isNoLongerUnpricedWhenItHasAPrice() {
        UsageFact repriced = fact(Events.repriced(WORKSPACE, call(null), DAY, "0.12"));

        assertThat(repriced.unpriced()).isEqualTo(-1);
        assertThat(repriced.costUsd()).isEqualByComparingTo("0.12");
    }

    @Test
    void countsTheCallItsRemovalAndItsNewPriceAsDifferentFacts() {
        // Given
        OutgoingEvent call = call("0.30");

        // When
        List<UsageFact> facts =
                List.of(
                        fact(call),
                        fact(Events.uncounted(WORKSPACE, call, DAY)),
                        fact(Events.repriced(WORKSPACE, call, DAY, "0.12")));

        // Then
        assertThat(facts).extracting(UsageFact::source).doesNotHaveDuplicates();
        assertThat(facts).extracting(UsageFact::eventId).containsOnly("1");
    }

    private static OutgoingEvent call(@Nullable String cost) {
        return Events.call(WORKSPACE, "1", DAY, "ama", cost);
    }

    private static UsageFact fact(OutgoingEvent event) {
        return Events.facts(List.of(event)).usage().getFirst();
    }
}
