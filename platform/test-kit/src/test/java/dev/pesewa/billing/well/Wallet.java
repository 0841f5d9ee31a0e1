package dev.pesewa.billing.well;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// `defaults` and `processors` hold banned words without being named by them.
public record Wallet(BigDecimal balance, List<String> defaults, Instant at) {

    static final List<String> PROCESSORS = List.of("one");

    static Wallet open(Clock clock) {
        return new Wallet(BigDecimal.ZERO, PROCESSORS, Instant.now(clock).plus(Duration.ZERO));
    }

    UUID id() {
        return UUID.fromString("00000000-0000-7000-8000-000000000000");
    }

    enum Kind {
        DEFAULTED,
        IMPLIED;

        int rank() {
            return switch (this) {
                case DEFAULTED -> 1;
                case IMPLIED -> 2;
            };
        }
    }

    record Implied(Kind kind) {}

    record Defaults(Kind kind) {}
}
