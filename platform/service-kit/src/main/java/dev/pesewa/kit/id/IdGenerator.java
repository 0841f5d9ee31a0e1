package dev.pesewa.kit.id;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Makes UUIDv7 ids (RFC 9562): 48 bits of time in milliseconds, then randomness.
@ApplicationScoped
public class IdGenerator {

    private static final int TIME_ORDERED = 7;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public IdGenerator(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0xfffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// Less than every id that is made at that time or later.
    public static UUID before(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /// When the id was made, if it is one of ours; else long ago.
    public static Instant madeAt(UUID id) {
        return id.version() == TIME_ORDERED
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                : Instant.MIN;
    }

    /// `bytes` of randomness that cannot be guessed, for secrets.
    public byte[] secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return secret;
    }
}
