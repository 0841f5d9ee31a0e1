package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleUsageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @Test
    void theSameSeedGivesTheSameEventsAndAnotherSeedOthers() {
        List<?> events = new SampleUsage(TODAY, 30, 1, ZoneOffset.UTC).events();
        assertThat(new SampleUsage(TODAY, 30, 1, ZoneOffset.UTC).events()).isEqualTo(events);
        assertThat(new SampleUsage(TODAY, 30, 2, ZoneOffset.UTC).events()).isNotEqualTo(events);
    }

    @Test
    void weekdaysAreBusyFromTenToSixteenAndWeekendsQuiet() {
        assertThat(callsOn(DayOfWeek.TUESDAY)).isGreaterThan(2 * callsOn(DayOfWeek.SUNDAY));
        long peak =
                new SampleUsage(TODAY, 28, 1, ZoneOffset.UTC)
                        .events().stream()
                                .map(event -> hour(event))
                                .filter(hour -> hour >= 10 && hour < 16)
                                .count();
        assertThat(peak)
                .isGreaterThan(new SampleUsage(TODAY, 28, 1, ZoneOffset.UTC).events().size() / 2);
    }

    @Test
    void aDayKeepsItsEventsWhenTheWindowMoves() {
        var today = new SampleUsage(TODAY, 30, 1, ZoneOffset.UTC).events();
        var tomorrow = new SampleUsage(TODAY.plusDays(1), 30, 1, ZoneOffset.UTC).events();
        assertThat(tomorrow).containsAll(today.subList(40, today.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"})
    void aDayAndItsBusyHoursAreTheWorkspaces(String name) {
        // Given
        ZoneId zone = ZoneId.of(name);
        var utc = new SampleUsage(TODAY, 28, 1, ZoneOffset.UTC).events();
        // When
        var local = new SampleUsage(TODAY, 28, 1, zone).events();
        // Then
        assertThat(local)
                .extracting(event -> at(event).atZone(zone).toLocalDateTime())
                .containsExactlyElementsOf(
                        utc.stream()
                                .map(e -> at(e).atZone(ZoneOffset.UTC).toLocalDateTime())
                                .toList());
    }

    @Test
    void theZoneIsAskedOfTheServices() throws IOException {
        try (var services = new StandIn()) {
            services.answers("/api/workspaces/w1", 200, "{\"id\":\"w1\",\"zone\":\"Asia/Tokyo\"}");
            assertThat(SampleUsage.zone(services.api(), "w1")).isEqualTo(ZoneId.of("Asia/Tokyo"));
        }
    }

    private static long callsOn(DayOfWeek day) {
        return new SampleUsage(TODAY, 28, 1, ZoneOffset.UTC)
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
