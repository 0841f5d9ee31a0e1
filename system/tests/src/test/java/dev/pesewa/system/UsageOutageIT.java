package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.chaos.UsageOutage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The short form of what `./pesewa chaos` does to usage-service.
class UsageOutageIT {

    private static final UsageOutage.OutagePlan SHORT =
            new UsageOutage.OutagePlan(Duration.ofSeconds(6), Duration.ofSeconds(4), 2, 20261121);

    @Test
    void everyAcceptedEventIsStoredOnce() {
        UsageOutage.OutageOutcome outcome =
                UsageOutage.run(SystemStack.get(), SHORT, System.out::println);
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.accepted()).as("accepted events").isGreaterThan(1_000);
        assertThat(outcome.duringOutage()).as("accepted without PostgreSQL").isGreaterThan(100);
    }
}
