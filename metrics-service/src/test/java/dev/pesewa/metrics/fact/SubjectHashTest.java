package dev.pesewa.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectHashTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);

    @Test
    void isTheUserWhoeverTheClientIs() {
        assertThat(subject(ONE, "shop", "ama")).isEqualTo(subject(ONE, "office", "ama"));
        assertThat(subject(ONE, "shop", "ama")).isNotEqualTo(subject(ONE, "shop", "kofi"));
    }

    @Test
    void isTheClientWhenThereIsNoUser() {
        assertThat(subject(ONE, "shop", null)).isEqualTo(subject(ONE, "shop", null));
        assertThat(subject(ONE, "shop", null)).isNotEqualTo(subject(ONE, "office", null));
    }

    @Test
    void doesNotTakeAClientForTheUserOfTheSameName() {
        assertThat(subject(ONE, "ama", null)).isNotEqualTo(subject(ONE, "shop", "ama"));
    }

    @Test
    void differsFromTheSameNameInAnotherWorkspace() {
        assertThat(subject(ONE, "shop", "ama")).isNotEqualTo(subject(TWO, "shop", "ama"));
    }

    @Test
    void isNobodyWhenNeitherIsNamed() {
        assertThat(subject(ONE, null, null)).isEqualTo(SubjectHash.NOBODY);
        assertThat(subject(ONE, null, "ama")).isEqualTo(subject(ONE, "shop", "ama"));
    }

    private static SubjectHash subject(
            UUID workspace, @Nullable String client, @Nullable String user) {
        return SubjectHash.of(
                new UsageRecorded(
                        new UsageRecorded.Origin(workspace, "pesewa", "1"),
                        new UsageRecorded.Subject(client, user, null),
                        new UsageRecorded.ModelCall(
                                null,
                                null,
                                Tokens.NONE,
                                UsageRecorded.ModelCall.CallResult.SUCCEEDED),
                        new UsageRecorded.CallCost(null, "unpriced"),
                        Instant.EPOCH,
                        Map.of()));
    }
}
