package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An Idempotency-Key and the fingerprint of the request it came with (I4).
public record IdempotencyKey(String key, String requestHash) {

    public static final String HEADER = "Idempotency-Key";

    public static final int LONGEST = 200;

    public static IdempotencyKey of(@Nullable String header, String request) {
        if (header == null || header.isBlank()) {
            throw ProblemException.malformed(
                    HEADER, "this header is needed, and the same again on a retry");
        }
        if (header.length() > LONGEST || !header.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw ProblemException.malformed(
                    HEADER, "at most " + LONGEST + " printable characters");
        }
        return new IdempotencyKey(header, sha256(request));
    }

    /// The key of something that happens once by its nature, such as a purchase being paid. No
    /// caller can send it, because it has a space.
    public static IdempotencyKey once(String what) {
        return new IdempotencyKey(" " + what, "");
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
