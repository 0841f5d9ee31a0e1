package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The SQL statement against a plain count, over random activity.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ActivityIT {

    private static final long SEED = 20_250_301;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final int DAYS = 40;
    private static final int SUBJECTS = 30;

    /// Beyond the last activity, so that every window empties.
    private static final LocalDate END = FIRST.plusDays(DAYS + 35);

    @Inject EventProducer producer;

    private record Call(UUID workspace, LocalDate date, String user, BigDecimal cost) {}

    @Test
    void agreesWithAPlainCountOnEveryDay() {
        // Given random calls, a fifth of them sent twice, all of them shuffled
        var random = new Random(SEED);
        List<UUID> workspaces = Stream.generate(UUID::randomUUID).limit(3).toList();
        List<Call> calls = new ArrayList<>();
        List<OutgoingEvent> events = new ArrayList<>();
        for (int draw = 0; draw < DAYS * SUBJECTS; draw++) {
            if (random.nextInt(4) == 0) {
                Call call = call(random, workspaces);
                OutgoingEvent event = event(call, draw);
                calls.add(call);
                events.add(event);
                if (random.nextInt(5) == 0) {
                    events.add(event);
                }
            }
        }
        Collections.shuffle(events, random);

        // When
        producer.append(workspaces.stream().map(Events::workspace).toList());
        producer.append(events);
        workspaces.forEach(workspace -> Operator.untilCounted(producer, workspace));

        // Then
        assertAgrees(calls, null);
        workspaces.forEach(workspace -> assertAgrees(calls, workspace));
    }

    private static Call call(Random random, List<UUID> workspaces) {
        return new Call(
                workspaces.get(random.nextInt(workspaces.size())),
                FIRST.plusDays(random.nextInt(DAYS)),
                "user-" + random.nextInt(SUBJECTS),
                BigDecimal.valueOf(random.nextInt(1_000_000_000), 12));
    }

    private static OutgoingEvent event(Call call, int number) {
        return Events.call(
                call.workspace, "event-" + number, call.date, call.user, call.cost.toPlainString());
    }

    private static void assertAgrees(List<Call> all, @Nullable UUID workspace) {
        List<Call> calls =
                all.stream()
                        .filter(call -> workspace == null || call.workspace.equals(workspace))
                        .toList();
        JsonNode dau = Operator.points("dau", FIRST, END, workspace);
        JsonNode wau = Operator.points("wau", FIRST, END, workspace);
        JsonNode mau = Operator.points("mau", FIRST, END, workspace);
        JsonNode cau = Operator.points("cau", FIRST, END, workspace);
        JsonNode cost = Operator.points("aiCost", FIRST, END, workspace);
        assertThat(dau).hasSize(DAYS + 36);
        for (int day = 0; day < dau.size(); day++) {
            LocalDate date = FIRST.plusDays(day);
            String where = "seed " + SEED + ", " + date + ", " + workspace;
            assertThat(dau.get(day).get("date").asText()).as(where).isEqualTo(date.toString());
            assertThat(dau.get(day).get("value").asLong())
                    .as(where)
                    .isEqualTo(active(calls, date, 1));
            assertThat(wau.get(day).get("value").asLong())
                    .as(where)
                    .isEqualTo(active(calls, date, 7));
            long month = active(calls, date, 30);
            assertThat(mau.get(day).get("value").asLong()).as(where).isEqualTo(month);
            BigDecimal perUser =
                    month == 0
                            ? null
                            : Rounding.costPer(cost(calls, date, 30), BigDecimal.valueOf(month));
            assertThat(Operator.value(cau.get(day))).as(where).isEqualTo(perUser);
            assertThat(Operator.value(cost.get(day)))
                    .as(where)
                    .isEqualTo(Rounding.cost(cost(calls, date, 1)));
        }
    }

    private static long active(List<Call> calls, LocalDate end, int days) {
        return window(calls, end, days).map(call -> call.workspace + call.user).distinct().count();
    }

    private static BigDecimal cost(List<Call> calls, LocalDate end, int days) {
        return window(calls, end, days).map(Call::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<Call> window(List<Call> calls, LocalDate end, int days) {
        return calls.stream()
                .filter(call -> !call.date.isAfter(end))
                .filter(call -> call.date.isAfter(end.minusDays(days)));
    }
}
