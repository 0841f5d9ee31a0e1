package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.chaos.Chaos;
import dev.pesewa.local.chaos.ChaosPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The short form of `./pesewa chaos`: billing-service, PostgreSQL and Kafka are killed under the
/// load of 32 workers on 8 wallets, and every answer is in the books, once.
class ChaosIT {

    private static final ChaosPlan SHORT = new ChaosPlan(Duration.ofSeconds(20), 2, 20261121);

    @Test
    void everyAnswerIsInTheBooksOnce() {
        Chaos.ChaosOutcome outcome = Chaos.run(SystemStack.get(), SHORT, System.out::println);
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.charges()).as("charges during the kills").isGreaterThan(100);
    }
}
