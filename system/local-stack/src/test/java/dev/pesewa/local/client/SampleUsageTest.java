package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleUsageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @Test
    void theSameSeedGivesTheSameEventsAndAnotherSeedOthers() {
        List<?> events = new SampleUsage(TODAY, 30, 1).events();
        assertThat(new SampleUsage(TODAY, 30, 1).events()).isEqualTo(events);
        assertThat(new SampleUsage(TODAY, 30, 2).events()).isNotEqualTo(events);
    }

    @Test
    void weekdaysAreBusyFromTenToSixteenAndWeekendsQuiet() {
        assertThat(callsOn(DayOfWeek.TUESDAY)).isGreaterThan(2 * callsOn(DayOfWeek.SUNDAY));
        long peak =
                new SampleUsage(TODAY, 28, 1)
                        .events().stream()
                                .map(event -> hour(event))
                                .filter(hour -> hour >= 10 && hour < 16)
                                .count();
        assertThat(peak).isGreaterThan(new SampleUsage(TODAY, 28, 1).events().size() / 2);
    }

    @Test
    void aDayKeepsItsEventsWhenTheWindowMoves() {
        var today = new SampleUsage(TODAY, 30, 1).events();
        var tomorrow = new SampleUsage(TODAY.plusDays(1), 30, 1).events();
        assertThat(tomorrow).containsAll(today.subList(40, today.size()));
    }

    private static long callsOn(DayOfWeek day) {
        return new SampleUsage(TODAY, 28, 1)
                .events().stream().filter(event -> day(event) == day).count();
    }

    private static DayOfWeek day(JsonNode event) {
        return at(event).atZone(ZoneOffset.UTC).getDayOfWeek();
    }

    private static int hour(JsonNode event) {
        return at(event).atZone(ZoneOffset.UTC).getHour();
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("occurredAt").asText());
    }
}
