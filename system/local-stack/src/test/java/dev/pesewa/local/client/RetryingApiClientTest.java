package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.LocalException;
import java.net.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RetryingApiClientTest {

    @Test
    void asksAgainWhileTheServiceFailsOrKnowsNoKeysYet() {
        // Given
        Queue<Integer> statuses = new ArrayDeque<>(List.of(503, 401, 0, 201));
        // When
        ApiResponse response = RetryingApiClient.send(() -> response(statuses.remove()));
        // Then
        assertThat(response.status()).isEqualTo(201);
        assertThat(statuses).isEmpty();
    }

    @Test
    void takesARejectionForAnAnswer() {
        // Given
        Queue<Integer> statuses = new ArrayDeque<>(List.of(402, 200));
        // When
        ApiResponse response = RetryingApiClient.send(() -> response(statuses.remove()));
        // Then
        assertThat(response.status()).isEqualTo(402);
    }

    /// Status 0 stands for a service that cannot be reached.
    private static ApiResponse response(int status) {
        if (status == 0) {
            throw new LocalException("does not answer");
        }
        return new ApiResponse("GET /", status, "", HttpHeaders.of(Map.of(), (_, _) -> true));
    }
}
