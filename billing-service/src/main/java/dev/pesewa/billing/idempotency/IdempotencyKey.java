package dev.pesewa.billing.idempotency;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// An Idempotency-Key and the fingerprint of the request that it came with (I4). `path` is the
/// request's and `traceId` its id, both for the problem document of a rejection.
public record IdempotencyKey(
        String key, RequestFingerprint fingerprint, String path, @Nullable String traceId) {

    public static final String HEADER = "Idempotency-Key";

    public static final int LONGEST = 200;

    public static IdempotencyKey of(
            @Nullable String header,
            String path,
            RequestFingerprint fingerprint,
            @Nullable String traceId) {
        if (header == null || header.isBlank()) {
            throw ProblemException.malformed(
                    HEADER, "this header is needed, and the same again on a retry");
        }
        if (header.length() > LONGEST || !header.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw ProblemException.malformed(
                    HEADER, "at most " + LONGEST + " printable characters");
        }
        return new IdempotencyKey(header, fingerprint, path, traceId);
    }

    /// The key of something that happens once by its nature, such as a purchase being paid. No
    /// caller can send it, because it has a space.
    public static IdempotencyKey once(String what) {
        return new IdempotencyKey(" " + what, RequestFingerprint.NONE, "", null);
    }

    /// Throws 422 when the kept response is of another request.
    public void mustMatch(String storedFingerprint) {
        if (!fingerprint.matches(storedFingerprint)) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This key was used for another request. Use a new key for a new request.");
        }
    }
}
