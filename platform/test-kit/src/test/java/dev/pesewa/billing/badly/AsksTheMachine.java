package dev.pesewa.billing.badly;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// One class for each way of asking.
final class AsksTheMachine {

    private AsksTheMachine() {}

    static final class ForNow {
        Instant ask() {
            return Instant.now();
        }
    }

    static final class ForToday {
        LocalDate ask() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static final class ForAClock {
        Clock ask() {
            return Clock.systemUTC();
        }
    }

    static final class ForMilliseconds {
        long ask() {
            return System.currentTimeMillis();
        }
    }

    static final class ForAnId {
        UUID ask() {
            return UUID.randomUUID();
        }
    }

    static final class ForAnIdByReference {
        Supplier<UUID> ask() {
            return UUID::randomUUID;
        }
    }

    static final class ForChance {
        int ask() {
            return new Random(1).nextInt();
        }
    }

    static final class ForChanceOfItsThread {
        int ask() {
            return ThreadLocalRandom.current().nextInt();
        }
    }
}
