package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

    private static final String WORKSPACE = "01990000-0000-7000-8000-000000000001";
    private static final Instant AT = Instant.parse("2026-09-01T10:00:00Z");

    @Test
    void goesToTheTopicOfDeadLettersUnderTheKeyOfTheRecord() {
        OutgoingEvent event = letter(WORKSPACE).entry("pesewa.usage-0-7", AT);
        assertThat(event.topic()).isEqualTo("pesewa.usage.dead");
        assertThat(event.key()).isEqualTo(WORKSPACE);
    }

    @Test
    void isAnEventOfTheWorkspaceNamedByThePlaceOfTheRecord() {
        CloudEvent event = read(letter(WORKSPACE).entry("pesewa.usage-0-7", AT));
        assertThat(event.id()).isEqualTo("pesewa.usage-0-7");
        assertThat(event.subject()).isEqualTo(WORKSPACE);
        assertThat(event.time()).isEqualTo(AT);
        assertThat(CloudEventCodec.data(event, DeadLetter.class)).isEqualTo(letter(WORKSPACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "01990000"})
    void belongsToNobodyWhenTheKeyIsNoWorkspace(String key) {
        CloudEvent event = read(letter(key).entry("pesewa.usage-0-7", AT));
        assertThat(event.subject()).isEqualTo(new UUID(0, 0).toString());
    }

    private static DeadLetter letter(String key) {
        return new DeadLetter("pesewa.usage", key, "refused", "{\"as\":\"it was\"}");
    }

    private static CloudEvent read(OutgoingEvent event) {
        return CloudEventCodec.read(event.value().getBytes(StandardCharsets.UTF_8));
    }
}
