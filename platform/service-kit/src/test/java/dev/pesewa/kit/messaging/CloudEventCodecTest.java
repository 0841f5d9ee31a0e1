package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.event.PaymentSucceeded;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {

    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-09-01T10:00:00.000001Z");

    @Test
    void readsBackExactlyWhatItWrote() {
        // Given
        var paid =
                new PaymentSucceeded(
                        WORKSPACE,
                        WORKSPACE,
                        "credit-pack",
                        "paystack",
                        new BigDecimal("80.00"),
                        "GHS",
                        TIME);
        // When
        String written = CloudEventCodec.write(PaymentSucceeded.TYPE, "p1", WORKSPACE, TIME, paid);
        CloudEvent read = CloudEventCodec.read(written.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(read.id()).isEqualTo("p1");
        assertThat(read.subject()).isEqualTo(WORKSPACE.toString());
        assertThat(read.time()).isEqualTo(TIME);
        assertThat(CloudEventCodec.data(read, PaymentSucceeded.class)).isEqualTo(paid);
    }

    @Test
    void ignoresFieldsThatALaterVersionAdded() {
        String later =
                """
                {"specversion":"1.0","id":"1","source":"pesewa","type":"x.v1","subject":"w",
                 "time":"2026-09-01T10:00:00Z","new":1,"data":{"amount":"1","more":[]}}""";
        CloudEvent read = CloudEventCodec.read(later.getBytes(StandardCharsets.UTF_8));
        assertThat(CloudEventCodec.data(read, Amount.class)).isEqualTo(new Amount(BigDecimal.ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\":\"1\"}", "\u0000"})
    void refusesWhatIsNoCloudEvent(String text) {
        assertThatThrownBy(() -> CloudEventCodec.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }

    record Amount(BigDecimal amount) {}
}
