package dev.pesewa.billing.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseRendererTest {

    private static final IdempotencyKey KEY =
            new IdempotencyKey("k", new RequestFingerprint("v2:f"), "/api/ai/charge", "request-1");

    private final ResponseRenderer renderer = new ResponseRenderer(new ObjectMapper());

    @Test
    void showsAResultWithTheFingerprintOfItsRequest() {
        var done = new CommandOutcome.Done(Map.of("a", 1));
        assertThat(renderer.render(done, KEY))
                .isEqualTo(new StoredResponse(200, "{\"a\":1}", "v2:f", false));
    }

    @Test
    void aCreatedResultHasItsOwnStatus() {
        var created = new CommandOutcome.Created(Map.of());
        assertThat(renderer.render(created, null).status()).isEqualTo(201);
    }

    @Test
    void showsARejectionAsAProblemOfTheRequestsPath() {
        var problem = new ProblemException(ProblemCode.NOT_ENOUGH_CREDITS, "Buy a pack.");
        StoredResponse response = renderer.render(new CommandOutcome.Rejected(problem), KEY);
        assertThat(response.status()).isEqualTo(402);
        assertThat(response.json())
                .contains("\"code\":\"not-enough-credits\"", "\"instance\":\"/api/ai/charge\"")
                .contains("\"traceId\":\"request-1\"");
    }

    @Test
    void commandsOfTheServiceItselfHaveNoResponse() {
        assertThat(renderer.render(new CommandOutcome.Silent(), null).isNone()).isTrue();
    }
}
