package dev.pesewa.billing.charge;

import static dev.pesewa.kernel.TokenKind.INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsExpired;
import dev.pesewa.kernel.event.CreditsGranted;
import dev.pesewa.kernel.event.CreditsHeld;
import dev.pesewa.kernel.event.CreditsLow;
import dev.pesewa.kernel.event.CreditsRefused;
import dev.pesewa.kernel.event.CreditsRepaid;
import dev.pesewa.kernel.event.CreditsSettled;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallEventsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00.000001Z");
    private static final WorkspaceId WORKSPACE =
            new WorkspaceId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    private static final UUID LOT = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final UUID CHARGE = UUID.fromString("01990000-0000-7000-8000-000000000004");
    private static final UUID HOLD = UUID.fromString("01990000-0000-7000-8000-000000000005");
    private static final Credits PRICE = Credits.of("3");

    @Test
    void aGrantIsPublishedExactlyAsTheGoldenExample() {
        OutgoingEvent granted =
                LedgerEvents.of(WalletState.empty(WORKSPACE), grant(), NOW).getFirst();
        Golden.matches(CreditsGranted.TYPE, granted.value());
    }

    @Test
    void aChargeIsPublishedExactlyAsTheGoldenExample() {
        Golden.matches(CreditsCharged.TYPE, charge("shop").getFirst().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", ""})
    void aCallIsAUsageEventTooWhoeverItIsOf(String client) {
        // Given
        String named = client.isEmpty() ? null : client;
        // When
        List<OutgoingEvent> events = charge(named);
        // Then
        assertThat(events)
                .extracting(OutgoingEvent::topic)
                .containsExactly(Topic.BILLING, Topic.USAGE);
        assertThat(usage(events).clientId()).isEqualTo(named);
    }

    @Test
    void aCallOfAnUnknownClientThatCountsUnattributedKeepsTheIdItNamed() {
        // Given
        AiCall call = call("ghost").unattributed();
        // When
        UsageRecorded usage = usage(charge(call, new BigDecimal("0.0025")));
        // Then
        assertThat(usage.clientId()).isNull();
        assertThat(usage.attributes()).containsEntry(UsageRecorded.NAMED_CLIENT, "ghost");
    }

    @Test
    void aCallOfWhichNeitherTokensNorCostAreKnownIsAUsageEventToo() {
        // Given
        AiCall call =
                new AiCall(
                        "credit_assessment",
                        AiCall.NamedClient.of(null),
                        null,
                        null,
                        null,
                        null,
                        Tokens.NONE,
                        null,
                        false,
                        "timed out",
                        true,
                        null,
                        null);
        // When
        UsageRecorded usage = usage(charge(call, null));
        // Then
        assertThat(usage.costUsd()).isNull();
        assertThat(usage.call().result().success()).isFalse();
        assertThat(usage.call().result().cached()).isTrue();
    }

    private static UsageRecorded usage(List<OutgoingEvent> events) {
        byte[] value = events.getLast().value().getBytes(StandardCharsets.UTF_8);
        return CloudEventCodec.data(CloudEventCodec.read(value), UsageRecorded.class);
    }

    @Test
    void aRefusalIsPublishedExactlyAsTheGoldenExample() {
        var rejection = (Decision.NotEnough) grant().after().charge(Credits.of("31"), CHARGE, NOW);
        OutgoingEvent refused =
                CallEvents.refused(grant().after(), CHARGE, "credit_assessment", rejection, NOW);
        Golden.matches(CreditsRefused.TYPE, refused.value());
    }

    @Test
    void aHoldIsPublishedExactlyAsTheGoldenExample() {
        Change held = hold();
        List<OutgoingEvent> events = LedgerEvents.of(grant().after(), held, NOW);
        Golden.matches(CreditsHeld.TYPE, events.getFirst().value());
    }

    @Test
    void aSettlementIsPublishedExactlyAsTheGoldenExample() {
        WalletState open = hold().after();
        Change settled = open.settle(HOLD, Credits.of("26"), CHARGE, NOW).orElseThrow();
        List<OutgoingEvent> events = LedgerEvents.of(open, settled, NOW);
        assertThat(events).hasSize(1);
        Golden.matches(CreditsSettled.TYPE, events.getFirst().value());
    }

    @Test
    void anExpiryIsPublishedExactlyAsTheGoldenExample() {
        WalletState open = hold().after();
        Change expired = open.expire(HOLD, NOW).orElseThrow();
        Golden.matches(CreditsExpired.TYPE, LedgerEvents.of(open, expired, NOW).getFirst().value());
    }

    @Test
    void aWalletThatFallsBelowTenIsAnnouncedOnce() {
        WalletState before = grant().after();
        Change fallen = before.charge(Credits.of("21"), CHARGE, NOW).orElseThrow();
        Golden.matches(CreditsLow.TYPE, LedgerEvents.of(before, fallen, NOW).getFirst().value());
        Change further = fallen.after().charge(PRICE, CHARGE, NOW).orElseThrow();
        assertThat(LedgerEvents.of(fallen.after(), further, NOW)).isEmpty();
    }

    @Test
    void aRepaymentIsPublishedExactlyAsTheGoldenExample() {
        WalletState open = hold(Hold.Overrun.OverrunPolicy.DEBT).after();
        WalletState owing = open.settle(HOLD, Credits.of("33"), CHARGE, NOW).orElseThrow().after();
        assertThat(owing.totals().debt()).isEqualTo(PRICE);
        Change repaid = owing.grant(List.of(bought(CHARGE)), CHARGE, NOW);
        assertThat(repaid.repayment().credits()).isEqualTo(PRICE);
        List<OutgoingEvent> events = LedgerEvents.of(owing, repaid, NOW);
        Golden.matches(CreditsRepaid.TYPE, events.getLast().value());
    }

    private static List<OutgoingEvent> charge(@Nullable String client) {
        return charge(call(client), new BigDecimal("0.0025"));
    }

    private static AiCall call(@Nullable String client) {
        return new AiCall(
                "credit_assessment",
                AiCall.NamedClient.of(client),
                null,
                "openai",
                "gpt-4o",
                null,
                Tokens.of(INPUT, 1_000),
                null,
                true,
                null,
                false,
                null,
                null);
    }

    private static List<OutgoingEvent> charge(AiCall call, @Nullable BigDecimal usd) {
        Change change = grant().after().charge(PRICE, CHARGE, NOW).orElseThrow();
        var logged =
                new LoggedCall(
                        CHARGE,
                        null,
                        LoggedCall.CallOutcome.CHARGED,
                        call,
                        new LoggedCall.Cost(usd, "GHS", new BigDecimal("16.00"), LocalDate.EPOCH),
                        new LoggedCall.Paid(
                                PRICE,
                                PRICE,
                                Credits.ZERO,
                                change.bill().revenue(),
                                change.after().available()),
                        1,
                        NOW);
        return CallEvents.of(logged, change);
    }

    private static Change grant() {
        return WalletState.empty(WORKSPACE).grant(List.of(bought(LOT)), LOT, NOW);
    }

    private static Grant bought(UUID id) {
        return new Grant(
                id,
                Grant.GrantKind.PURCHASE,
                Credits.of("30"),
                new BigDecimal("30.00"),
                "GHS",
                null,
                NOW,
                null,
                null);
    }

    private static Change hold() {
        return hold(Hold.Overrun.OverrunPolicy.DENY);
    }

    private static Change hold(Hold.Overrun.OverrunPolicy overrun) {
        var wanted =
                new Hold(
                        HOLD,
                        Credits.of("20"),
                        List.of(),
                        new Hold.Purpose(null, "credit_assessment", null, null, 1),
                        new Hold.Overrun(overrun, Credits.of("5")),
                        NOW,
                        NOW.plusSeconds(300));
        return grant().after().hold(wanted, NOW).orElseThrow();
    }
}
