package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every `FactRepository` does: an event counts once, in whatever order and however often it
/// is stored.
interface FactContract {

    LocalDate DAY = LocalDate.of(2022, 3, 10);

    FactRepository facts();

    MetricRepository metrics();

    @Test
    default void countsACallOnceThatIsStoredTwice() {
        // Given
        UUID workspace = UUID.randomUUID();
        OutgoingEvent call = Events.call(workspace, "1", DAY, "ama", "0.30");

        // When
        store(call, call);
        store(call);

        // Then
        assertThat(value(Kpi.AI_MESSAGES, workspace)).isEqualByComparingTo("1");
        assertThat(value(Kpi.AI_COST, workspace)).isEqualByComparingTo("0.30");
        assertThat(value(Kpi.AI_TOKENS, workspace)).isEqualByComparingTo("100");
    }

    @Test
    default void countsAnUncheckedCallOnceItIsRecordedAsChecked() {
        // Given
        UUID workspace = UUID.randomUUID();
        OutgoingEvent call = Events.call(workspace, "1", DAY, "ama", "0.30");
        OutgoingEvent refused = Events.call(workspace, "2", DAY, "ama", "0.50");
        store(Events.unchecked(workspace, call), Events.unchecked(workspace, refused));

        // When
        store(call);

        // Then
        assertThat(value(Kpi.AI_MESSAGES, workspace)).isEqualByComparingTo("1");
        assertThat(value(Kpi.AI_COST, workspace)).isEqualByComparingTo("0.30");
    }

    @Test
    default void countsCallsOfTheSameIdInTwoWorkspacesApart() {
        // Given
        UUID workspace = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        // When
        store(
                Events.call(workspace, "1", DAY, "ama", "0.30"),
                Events.call(other, "1", DAY, "ama", "0.50"));

        // Then
        assertThat(value(Kpi.AI_COST, workspace)).isEqualByComparingTo("0.30");
        assertThat(value(Kpi.AI_COST, other)).isEqualByComparingTo("0.50");
    }

    @Test
    default void removesAnUncountedCallThatArrivesBeforeTheCall() {
        // Given
        UUID workspace = UUID.randomUUID();
        OutgoingEvent call = Events.call(workspace, "1", DAY, "ama", "0.30");
        OutgoingEvent uncounted = Events.uncounted(workspace, call, DAY);

        // When
        store(uncounted);
        store(call, uncounted);

        // Then
        assertThat(value(Kpi.AI_MESSAGES, workspace)).isZero();
        assertThat(value(Kpi.AI_COST, workspace)).isZero();
        assertThat(value(Kpi.DAU, workspace)).isZero();
    }

    @Test
    default void addsTheDifferenceOfANewPriceOnce() {
        // Given
        UUID workspace = UUID.randomUUID();
        OutgoingEvent call = Events.call(workspace, "1", DAY, "ama", "0.30");
        OutgoingEvent repriced = Events.repriced(workspace, call, DAY, "0.12");
        store(call);

        // When
        store(repriced, repriced);

        // Then
        assertThat(value(Kpi.AI_COST, workspace)).isEqualByComparingTo("0.12");
        assertThat(value(Kpi.AI_MESSAGES, workspace)).isEqualByComparingTo("1");
    }

    @Test
    default void keepsASuccessWhenTheFailureArrivesLater() {
        // Given
        UUID workspace = UUID.randomUUID();
        UUID purchase = UUID.randomUUID();
        store(Events.paid(workspace, purchase, DAY, "80.00", "GHS"));

        // When
        store(Events.notPaid(workspace, purchase, DAY));

        // Then
        assertThat(value(Kpi.PAYMENTS_SUCCEEDED, workspace)).isEqualByComparingTo("1");
        assertThat(value(Kpi.PAYMENTS_FAILED, workspace)).isZero();
        assertThat(value(Kpi.PAYMENTS_AMOUNT, workspace)).isEqualByComparingTo("80");
    }

    @Test
    default void replacesAFailureByTheSuccessOfTheSamePurchase() {
        // Given
        UUID workspace = UUID.randomUUID();
        UUID purchase = UUID.randomUUID();
        store(Events.notPaid(workspace, purchase, DAY.minusDays(1)));

        // When
        store(Events.paid(workspace, purchase, DAY, "80.00", "GHS"));

        // Then
        assertThat(value(Kpi.PAYMENTS_SUCCEEDED, workspace)).isEqualByComparingTo("1");
        assertThat(value(Kpi.PAYMENTS_FAILED, workspace)).isZero();
    }

    @Test
    default void addsTheRevenueOfAChargeOnce() {
        // Given
        UUID workspace = UUID.randomUUID();
        OutgoingEvent charge = Events.charged(workspace, UUID.randomUUID(), DAY, "2.16");

        // When
        store(charge, charge);
        store(charge, Events.charged(workspace, UUID.randomUUID(), DAY, "0.000001"));

        // Then
        assertThat(value(Kpi.RECOGNISED_CREDIT_REVENUE, workspace))
                .isEqualByComparingTo("2.160001");
    }

    @Test
    default void storesABatchWithoutFacts() {
        // Given
        UUID workspace = UUID.randomUUID();

        // When
        store(Events.workspace(workspace));

        // Then
        assertThat(value(Kpi.AI_MESSAGES, workspace)).isZero();
    }

    private void store(OutgoingEvent... events) {
        facts().store(Events.facts(List.of(events)));
    }

    /// Of the two days that end with `DAY`.
    private BigDecimal value(Kpi kpi, UUID workspace) {
        Period days = Period.lastDays(DAY, 2);
        List<MetricInputs> inputs = metrics().days(days, new WorkspaceId(workspace));
        BigDecimal value = kpi.of(MetricInputs.over(inputs)).value();
        assertThat(value).isNotNull();
        return value;
    }
}
