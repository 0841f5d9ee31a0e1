package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pesewa.client.ApiClient;
import dev.pesewa.client.ApiException;
import dev.pesewa.client.api.ClientsApi;
import dev.pesewa.client.api.StatisticsApi;
import dev.pesewa.client.api.UsageEventsApi;
import dev.pesewa.client.model.Event;
import dev.pesewa.client.model.EventResult;
import dev.pesewa.client.model.RegisterClientRequest;
import dev.pesewa.client.model.Results;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Metering with the generated Java client.
class UsageClientIT {

    private final UUID workspace = UUID.fromString(SystemStack.workspace());
    private final ApiClient client = JavaClient.ofOwner(workspace.toString());
    private final UsageEventsApi events = new UsageEventsApi(client);

    @BeforeEach
    void aClient() throws ApiException {
        new ClientsApi(client)
                .createClient(new RegisterClientRequest().clientId("shop-1").name("Shop"), null);
    }

    @Test
    void recordsCallsAndReadsHowManyThereWere() throws ApiException {
        // Given
        List<Event> calls = List.of(call("a"), call("b"), call("a"));
        // When
        Results results = events.recordUsage(calls, null);
        // Then
        assertThat(results.getAccepted()).isEqualTo(3);
        var statistics = new StatisticsApi(client);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                statistics
                                                        .getUsageSummary(workspace, null)
                                                        .getToday()
                                                        .getTotalMessages())
                                        .isEqualTo(2));
    }

    @Test
    void readsWhyAnEventWasRejected() throws ApiException {
        // Given
        List<Event> calls = List.of(call("c"), call("d").clientId("nobody"));
        // When
        Results results = events.recordUsage(calls, null);
        // Then
        assertThat(results.getResults())
                .extracting(EventResult::getStatus)
                .containsExactly(EventResult.StatusEnum.ACCEPTED, EventResult.StatusEnum.REJECTED);
    }

    @Test
    void getsAnExceptionWithTheProblemOfARequestThatIsRefused() {
        // When
        ApiException refused =
                catchThrowableOfType(
                        ApiException.class,
                        () -> new StatisticsApi(client).getUsageSummary(UUID.randomUUID(), null));
        // Then
        assertThat(refused.getCode()).isEqualTo(404);
        assertThat(refused.getResponseBody()).contains("/problems/not-found");
    }

    private static Event call(String id) {
        return new Event().id(id).clientId("shop-1").model("gpt-4o").inputTokens(900L);
    }
}
