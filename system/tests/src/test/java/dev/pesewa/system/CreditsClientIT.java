package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pesewa.client.ApiClient;
import dev.pesewa.client.ApiException;
import dev.pesewa.client.api.CreditsApi;
import dev.pesewa.client.api.HoldsApi;
import dev.pesewa.client.model.CallRequest;
import dev.pesewa.client.model.ChargeResult;
import dev.pesewa.client.model.EstimateRequest;
import dev.pesewa.client.model.OpenHoldRequest;
import dev.pesewa.client.model.Opened;
import dev.pesewa.client.model.Problem;
import dev.pesewa.client.model.Settled;
import org.junit.jupiter.api.Test;

/// Credits with the generated Java client.
class CreditsClientIT {

    private final ApiClient client = JavaClient.ofOwner(SystemStack.workspace());
    private final CreditsApi credits = new CreditsApi(client);
    private final HoldsApi holds = new HoldsApi(client);

    @Test
    void chargesOnceForOneKey() throws ApiException {
        // Given
        credits.startTrial("trial", null);
        ChargeResult first = credits.chargeCredits("one", report(), null);
        // When
        ChargeResult again = credits.chargeCredits("one", report(), null);
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(credits.getCredits(null).getAvailable()).isEqualTo("4.80");
    }

    @Test
    void settlesAHoldForWhatTheCallCost() throws ApiException {
        // Given
        credits.startTrial("trial", null);
        EstimateRequest estimate =
                new EstimateRequest().model("gpt-4o").inputTokens(4808L).maxOutputTokens(1000L);
        Opened hold = holds.openHold("hold", new OpenHoldRequest().estimate(estimate), null);
        CallRequest call = new CallRequest().inputTokens(4808L).outputTokens(120L);
        // When
        Settled settled = holds.settleHold(hold.getId(), call, null, null);
        // Then
        assertThat(credits.getCredits(null).getAvailable()).isEqualTo(settled.getNewBalance());
    }

    @Test
    void readsARefusalAsAProblem() throws JsonProcessingException {
        // When
        ApiException refused =
                catchThrowableOfType(
                        ApiException.class, () -> credits.chargeCredits("two", report(), null));
        // Then
        Problem problem =
                client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(refused.getCode()).isEqualTo(402);
        assertThat(problem.getCode()).isEqualTo(Problem.CodeEnum.NOT_ENOUGH_CREDITS);
        assertThat(problem.getType()).isEqualTo("/problems/not-enough-credits");
    }

    private static CallRequest report() {
        return new CallRequest().feature("report_summary");
    }
}
