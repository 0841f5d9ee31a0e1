package dev.pesewa.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.route.Routes.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/usage/events, USAGE",
        "/api/usage/live/1, LIVE",
        "/api/ai/charge, BILLING",
        "/webhooks/paystack, BILLING",
        "/api/system/metrics/summary, METRICS",
        "/api/v1/kpis/export, METRICS",
    })
    void sendsAnAddressToItsService(String path, Target target) {
        assertThat(Routes.of(path)).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/metrics", "/api/usages", "/api/aim", "/api", "/", "/api/auth/login"})
    void knowsNoServiceForTheRest(String path) {
        assertThat(Routes.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ai/credits/, /api/ai/credits",
        "/, /",
        "/api//usage///live/, /api/usage/live",
    })
    void takesEmptySegmentsAway(String path, String normal) {
        assertThat(Routes.normal(path)).isEqualTo(normal);
    }

    @Test
    void readsALongRowOfSlashesInNoTime() {
        assertThat(Routes.normal("/".repeat(4_000))).isEqualTo("/");
    }
}
