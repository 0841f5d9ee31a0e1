package dev.pesewa.billing.charge;

import dev.pesewa.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An Idempotency-Key and the fingerprint of the request it came with (I4).
public record Keyed(String key, String requestHash) {

    public static final int LONGEST = 200;

    public static Keyed of(@Nullable String header, String request) {
        if (header == null || header.isBlank()) {
            throw ProblemException.malformed(
                    "Idempotency-Key", "this header is needed, and the same again on a retry");
        }
        if (header.length() > LONGEST || !header.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw ProblemException.malformed(
                    "Idempotency-Key", "at most " + LONGEST + " printable characters");
        }
        return new Keyed(header, sha256(request));
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
