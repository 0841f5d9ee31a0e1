package dev.pesewa.billing.idempotency.http;

import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The headers that a response is kept by, as a `@BeanParam`. Two keys are refused: which of them
/// counted would depend on their order, and a retry with the other order would be done again.
/// `requestId` is shown as the `traceId` of a rejection.
public record IdempotencyHeaders(
        @Parameter(schema = @Schema(type = SchemaType.STRING)) @HeaderParam(IdempotencyKey.HEADER)
                @Nullable List<String> keys,
        @Parameter(hidden = true) @HeaderParam("X-Request-Id") @Nullable String requestId) {

    /// 400 without a key.
    public IdempotencyKey key(String path, RequestFingerprint fingerprint) {
        List<String> sent = keys == null ? List.of() : keys;
        if (sent.size() > 1) {
            throw ProblemException.malformed(IdempotencyKey.HEADER, "is sent more than once");
        }
        return IdempotencyKey.of(
                sent.isEmpty() ? null : sent.getFirst(), path, fingerprint, requestId);
    }

    /// Null without a key: for requests that are done only once anyway.
    public @Nullable IdempotencyKey optionalKey(String path, RequestFingerprint fingerprint) {
        return keys == null || keys.isEmpty() ? null : key(path, fingerprint);
    }
}
