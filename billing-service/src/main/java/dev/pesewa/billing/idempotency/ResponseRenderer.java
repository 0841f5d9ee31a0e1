package dev.pesewa.billing.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Makes of an outcome the response that is sent and kept. The only place of billing that knows
/// which status an outcome has.
@ApplicationScoped
public class ResponseRenderer {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final ObjectMapper json;

    public ResponseRenderer(ObjectMapper json) {
        this.json = json;
    }

    /// `key` is null for a request without one.
    public StoredResponse render(CommandOutcome outcome, @Nullable IdempotencyKey key) {
        return switch (outcome) {
            case CommandOutcome.Done(Object result) -> response(OK, result, key);
            case CommandOutcome.Created(Object result) -> response(CREATED, result, key);
            case CommandOutcome.Rejected(ProblemException problem) ->
                    response(
                            problem.code().status(),
                            Problem.of(
                                    problem,
                                    key == null ? "" : key.path(),
                                    key == null ? null : key.traceId()),
                            key);
            case CommandOutcome.Silent() -> StoredResponse.NONE;
        };
    }

    private StoredResponse response(int status, Object body, @Nullable IdempotencyKey key) {
        try {
            String fingerprint = key == null ? "" : key.fingerprint().text();
            return new StoredResponse(status, json.writeValueAsString(body), fingerprint, false);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
