package dev.pesewa.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    @Test
    void keepsAPlainIdOfTheClient() {
        assertThat(RequestIds.of("abc-1", "ours")).isEqualTo("abc-1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nb",
                "<script>",
                "12345678901234567890123456789012345678901234567890123456789012345",
            })
    void replacesAMissingOrUnsafeId(String fromClient) {
        assertThat(RequestIds.of(fromClient, "ours")).isEqualTo("ours");
    }
}
