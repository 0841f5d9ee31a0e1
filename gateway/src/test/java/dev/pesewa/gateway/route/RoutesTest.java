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

    @Test
    void takesATrailingSlashAway() {
        assertThat(Routes.normal("/api/ai/credits/")).isEqualTo("/api/ai/credits");
        assertThat(Routes.normal("/")).isEqualTo("/");
        assertThat(Routes.normal("/api//usage///live/")).isEqualTo("/api/usage/live");
        assertThat(Routes.normal("/".repeat(4_000))).isEqualTo("/");
    }

    @Test
    void keepsASaneRequestIdAndReplacesAnother() {
        assertThat(RequestIds.of("abc-1", "ours")).isEqualTo("abc-1");
        assertThat(RequestIds.of("a b", "ours")).isEqualTo("ours");
        assertThat(RequestIds.of("x".repeat(65), "ours")).isEqualTo("ours");
        assertThat(RequestIds.of(null, "ours")).isEqualTo("ours");
    }
}
