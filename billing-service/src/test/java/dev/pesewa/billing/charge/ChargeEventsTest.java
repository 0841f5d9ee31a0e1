package dev.pesewa.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.ledger.Granting;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsGranted;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.log.LogEntry;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChargeEventsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00.000001Z");
    private static final WorkspaceId WORKSPACE =
            new WorkspaceId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    private static final UUID LOT = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final UUID CHARGE = UUID.fromString("01990000-0000-7000-8000-000000000004");
    private static final Credits AMOUNT = Credits.of("30");

    @Test
    void aGrantIsPublishedExactlyAsTheGoldenExample() {
        LogEntry granted = Granting.events(grant(), NOW).getFirst();
        Golden.matches(CreditsGranted.TYPE, granted.value());
    }

    @Test
    void aChargeIsPublishedExactlyAsTheGoldenExample() {
        List<LogEntry> events = charge("shop", 1_000);
        Golden.matches(CreditsCharged.TYPE, events.getFirst().value());
    }

    @Test
    void aCallOfAClientIsAUsageEventToo() {
        assertThat(charge("shop", 1_000))
                .extracting(LogEntry::topic)
                .containsExactly(Topic.BILLING, Topic.USAGE);
        assertThat(charge(null, 1_000)).extracting(LogEntry::topic).containsExactly(Topic.BILLING);
    }

    private static List<LogEntry> charge(
            @org.jspecify.annotations.Nullable String client, long tokens) {
        var command =
                new ChargeCommand(
                        "credit_assessment",
                        client,
                        null,
                        "openai",
                        "gpt-4o",
                        null,
                        tokens,
                        0,
                        0,
                        0,
                        null,
                        true,
                        null,
                        null);
        Credits price = Credits.of("3");
        var call =
                new Charge.Call(WORKSPACE, CHARGE, command, price, new BigDecimal("0.0025"), NOW);
        var change = grant().after().charge(price, CHARGE, NOW).orElseThrow();
        return ChargeEvents.of(call, change);
    }

    private static WalletState.Change grant() {
        var lot =
                new Lot(
                        LOT,
                        Lot.Kind.PURCHASE,
                        AMOUNT,
                        AMOUNT,
                        new BigDecimal("30.00"),
                        "GHS",
                        null,
                        NOW);
        return WalletState.empty(WORKSPACE).grant(List.of(lot), LOT, NOW);
    }
}
