package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.event.PaymentSucceeded;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {

    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-09-01T10:00:00.000001Z");

    record Amount(BigDecimal amount) {}

    record Label(@Nullable String text, @Nullable Map<String, String> more) {}

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
        CloudEvent read = read(written);
        // Then
        assertThat(read.id()).isEqualTo("p1");
        assertThat(read.subject()).isEqualTo(WORKSPACE.toString());
        assertThat(read.time()).isEqualTo(TIME);
        assertThat(CloudEventCodec.data(read, PaymentSucceeded.class)).isEqualTo(paid);
    }

    /// The data is found by its place in the bytes, so characters of several bytes matter.
    @Test
    void readsBackTextsOfAnyCharacters() {
        long seed = 20_260_901;
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var label = new Label(text(random), Map.of(text(random), text(random)));
            String written =
                    CloudEventCodec.write("label.v1", text(random), WORKSPACE, TIME, label);
            assertThat(CloudEventCodec.data(read(written), Label.class))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(label);
        }
    }

    @Test
    void writesTheSameEventByteForByteTheSame() {
        assertThat(
                        CloudEventCodec.write(
                                "amount.v1", "1", WORKSPACE, TIME, new Amount(BigDecimal.ONE)))
                .isEqualTo(
                        """
                        {"specversion":"1.0","id":"1","source":"pesewa","type":"amount.v1",\
                        "subject":"01990000-0000-7000-8000-000000000001",\
                        "time":"2026-09-01T10:00:00.000001Z","datacontenttype":"application/json",\
                        "data":{"amount":1}}""");
    }

    @Test
    void leavesOutWhatHasNoValueAndKeepsWhatIsEmpty() {
        assertThat(CloudEventCodec.json(new Label(null, Map.of()))).isEqualTo("{\"more\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10", "1000000000000000000000", "0.000000000000000001", "-5.00"})
    void keepsTheDigitsOfADecimal(String digits) {
        String json = CloudEventCodec.json(new Amount(new BigDecimal(digits)));
        assertThat(json).isEqualTo("{\"amount\":" + digits + "}");
        assertThat(CloudEventCodec.parse(json, Amount.class).amount()).isEqualTo(digits);
    }

    @Test
    void ignoresFieldsThatALaterVersionAdded() {
        String later =
                """
                {"specversion":"1.0","id":"1","source":"pesewa","type":"x.v1","subject":"w",
                 "time":"2026-09-01T10:00:00Z","new":1,"data":{"amount":"1","more":[]}}""";
        assertThat(CloudEventCodec.data(read(later), Amount.class))
                .isEqualTo(new Amount(BigDecimal.ONE));
    }

    @Test
    void readsTheDataWhereverItStands() {
        String dataFirst =
                """
                { "data" : {"amount":2, "data":{"amount":3}} , "extension":{"data":{"amount":4}},
                 "id":"1","source":"pesewa","type":"x.v1","subject":"w",
                 "time":"2026-09-01T10:00:00Z"}""";
        assertThat(CloudEventCodec.data(read(dataFirst), Amount.class))
                .isEqualTo(new Amount(BigDecimal.TWO));
    }

    @Test
    void givesTheDataOfOneTypeInTheOrderOfTheEvents() {
        List<CloudEvent> events = List.of(amount("a.v1", 1), amount("b.v1", 2), amount("a.v1", 3));
        assertThat(CloudEventCodec.dataOf(events, "a.v1", Amount.class))
                .extracting(Amount::amount)
                .containsExactly(BigDecimal.valueOf(1), BigDecimal.valueOf(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\":\"1\"}", "\u0000", "{\"data\":{}"})
    void refusesWhatIsNoCloudEvent(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "time", "data"})
    void refusesAnEventThatLacks(String attribute) {
        String written = CloudEventCodec.write("x.v1", "1", WORKSPACE, TIME, Map.of());
        String without = written.replace("\"" + attribute + "\":", "\"other\":");
        assertThatThrownBy(() -> read(without))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Not a CloudEvent");
    }

    @Test
    void quotesOnlyTheStartOfWhatItRefuses() {
        assertThatThrownBy(() -> read("x".repeat(10_000)))
                .hasMessageEndingWith("Not a CloudEvent: " + "x".repeat(80));
    }

    @Test
    void refusesDataOfAnotherShape() {
        CloudEvent event = read(CloudEventCodec.write("x.v1", "1", WORKSPACE, TIME, List.of(1)));
        assertThatThrownBy(() -> CloudEventCodec.data(event, Amount.class))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> CloudEventCodec.parse("no json", Amount.class))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static CloudEvent amount(String type, int amount) {
        var data = new Amount(BigDecimal.valueOf(amount));
        return read(CloudEventCodec.write(type, "id", WORKSPACE, TIME, data));
    }

    private static CloudEvent read(String text) {
        return CloudEventCodec.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// From all of Unicode, and the characters that JSON escapes more often than others.
    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x11_0000)
                .map(each -> each % 4 == 0 ? "\"\\{}:,\n\t".charAt(each % 8) : each)
                .filter(
                        each ->
                                !Character.isBmpCodePoint(each)
                                        || !Character.isSurrogate((char) each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
