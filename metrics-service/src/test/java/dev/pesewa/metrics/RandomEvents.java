package dev.pesewa.metrics;

import dev.pesewa.kit.messaging.OutgoingEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Random calls, corrections, prices, payments and charges of some workspaces, from 2019-03-15 on
/// for 100 days; a fifth of them twice, all of them shuffled.
final class RandomEvents {

    private static final LocalDate FIRST = LocalDate.of(2019, 3, 15);
    private static final int DAYS = 100;
    private static final int SUBJECTS = 20;

    private final Random random;
    private final List<UUID> workspaces;

    RandomEvents(Random random, List<UUID> workspaces) {
        this.random = random;
        this.workspaces = workspaces;
    }

    List<OutgoingEvent> list(int count) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<OutgoingEvent> drawn = draw(number);
            events.addAll(drawn);
            if (random.nextInt(5) == 0) {
                events.addAll(drawn);
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    private List<OutgoingEvent> draw(int number) {
        UUID workspace = workspaces.get(random.nextInt(workspaces.size()));
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        return switch (random.nextInt(8)) {
            case 0 -> List.of(Events.charged(workspace, id(number), day, amount().toString()));
            case 1 -> payment(workspace, number, day);
            default -> call(workspace, number, day);
        };
    }

    /// Some calls are uncounted later, some have another price.
    private List<OutgoingEvent> call(UUID workspace, int number, LocalDate day) {
        String user = random.nextInt(8) == 0 ? null : "user-" + random.nextInt(SUBJECTS);
        String cost = random.nextInt(10) == 0 ? null : amount().toString();
        OutgoingEvent call = Events.call(workspace, "call-" + number, day, user, cost);
        return switch (random.nextInt(6)) {
            case 0 -> List.of(call, Events.uncounted(workspace, call, day));
            case 1 -> List.of(call, Events.repriced(workspace, call, day, amount().toString()));
            default -> List.of(call);
        };
    }

    /// Paid, failed, or first the one and then the other.
    private List<OutgoingEvent> payment(UUID workspace, int number, LocalDate day) {
        String currency = random.nextInt(4) == 0 ? "NGN" : "GHS";
        OutgoingEvent paid = Events.paid(workspace, id(number), day, amount().toString(), currency);
        OutgoingEvent failed = Events.notPaid(workspace, id(number), day.minusDays(1));
        return switch (random.nextInt(3)) {
            case 0 -> List.of(paid);
            case 1 -> List.of(failed);
            default -> List.of(failed, paid);
        };
    }

    private static UUID id(int number) {
        return new UUID(2019, number);
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(1 + random.nextInt(100_000), 4);
    }
}
