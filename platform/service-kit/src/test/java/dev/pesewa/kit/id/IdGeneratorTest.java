package dev.pesewa.kit.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final IdGenerator ids = new IdGenerator(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void carriesTheTimeTheVersionAndTheVariant() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void differsWithinOneMillisecond() {
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }
        assertThat(made).hasSize(10_000);
    }

    @Test
    void tellsWhenAnIdWasMade() {
        assertThat(IdGenerator.madeAt(ids.next())).isEqualTo(NOW);
    }

    @Test
    void takesAnIdOfAnotherKindForAnOldOne() {
        assertThat(IdGenerator.madeAt(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e")))
                .isEqualTo(Instant.MIN);
    }

    /// PostgreSQL compares the texts of ids, and so does this.
    @Test
    void sortsByTheTimeItWasMade() {
        String before = IdGenerator.before(NOW).toString();
        String earlier =
                new IdGenerator(Clock.fixed(NOW.minusMillis(1), ZoneOffset.UTC)).next().toString();
        assertThat(before).isLessThan(ids.next().toString()).isGreaterThan(earlier);
    }

    @Test
    void makesSecretsOfTheLengthThatIsAskedFor() {
        assertThat(ids.secret(32)).hasSize(32).isNotEqualTo(ids.secret(32));
    }
}
