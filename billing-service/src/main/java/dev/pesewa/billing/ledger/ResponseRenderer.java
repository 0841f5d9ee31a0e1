package dev.pesewa.billing.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Writes answers as the JSON that is kept.
@ApplicationScoped
public class ResponseRenderer {

    private final ObjectMapper json;

    public ResponseRenderer(ObjectMapper json) {
        this.json = json;
    }

    public StoredResponse of(int status, Object body) {
        try {
            return new StoredResponse(status, json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A refusal as it is told. `instance` is the path of the request.
    public StoredResponse refusal(ProblemException problem, String instance) {
        return of(problem.code().status(), Problem.of(problem, instance, null));
    }

    /// 402 with what is missing. `instance` is the path of the request.
    public StoredResponse notEnough(Decision.NotEnough refusal, String instance) {
        var problem =
                new ProblemException(
                        ProblemCode.NOT_ENOUGH_CREDITS,
                        "Buy a pack (POST /api/ai/purchase) and try again under a new key.",
                        List.of(),
                        Map.of(
                                "required", refusal.required().toDecimalString(),
                                "available", refusal.available().toDecimalString(),
                                "held", refusal.held().toDecimalString(),
                                "shortfall", refusal.shortfall().toDecimalString()));
        return refusal(problem, instance);
    }
}
