package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Usage objects of providers on their whole way: sent, priced, stored, summed up, given out.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ProviderUsageIT {

    private static final String DAY = "2026-08-03";

    @Inject EventProducer log;

    @Test
    void aCallWhoseTokensAreNotKnownIsKeptAsUnpricedAndStaysSo() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String sent =
                """
                [{"id":"1","clientId":"shop","model":"gpt-4o","occurredAt":"%1$s","rawUsage":null},
                 {"id":"2","clientId":"shop","model":"gpt-4o","occurredAt":"%1$s",
                  "rawProvider":"openai","rawUsage":{"prompt_tokens":7,"completion_tokens":3,
                  "total_tokens":1500}},
                 {"id":"3","clientId":"shop","model":"gpt-4o","occurredAt":"%1$s"}]"""
                        .formatted(DAY + "T10:00:00Z");

        // When
        Response answer = tenant.post("ingest", "events", Tenant.JSON_TYPE, sent);
        tenant.untilStored();
        JsonNode job = Tenant.finished(Tenant.operator("POST", "reprice", everything(tenant)));

        // Then
        assertThat(Tenant.json(answer).get("accepted").asInt()).isEqualTo(3);
        assertThat(job.get("changed").asInt()).isZero();
        JsonNode stats = tenant.stats(DAY, DAY);
        assertThat(stats.get("unpricedMessages").asInt()).isEqualTo(3);
        assertThat(stats.at("/tokens/input").asInt()).isEqualTo(7);
        JsonNode events = events(tenant);
        assertThat(events.findValues("cost")).allMatch(JsonNode::isNull);
        assertThat(events.findValuesAsText("pricing"))
                .containsExactly(
                        "unpriced: tokens: rawUsage is null",
                        "unpriced: tokens: its parts are 10, and total_tokens is 1500",
                        "unpriced: tokens: no count of tokens was sent");
    }

    @Test
    void tokensOfImagesAreStoredApartAndSummedUpWithText() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String sent =
                """
                {"id":"1","clientId":"shop","model":"gemini-3-pro-image-preview",
                 "occurredAt":"%s","rawProvider":"Google","rawUsage":{"promptTokenCount":10,
                 "candidatesTokenCount":1120,"thoughtsTokenCount":500,"totalTokenCount":1630,
                 "candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1120}]}}"""
                        .formatted(DAY + "T10:00:00Z");

        // When
        tenant.post("ingest", "events", Tenant.JSON_TYPE, sent);
        tenant.untilStored();

        // Then
        JsonNode event = events(tenant).get(0);
        assertThat(event.get("provider").asText()).isEqualTo("google");
        assertThat(event.get("imageOutputTokens").asInt()).isEqualTo(1_120);
        assertThat(event.get("outputTokens").asInt()).isEqualTo(500);
        assertThat(tenant.stats(DAY, DAY).at("/tokens/output").asInt()).isEqualTo(1_620);
    }

    @Test
    void whatIsNoUsageIsRefusedByTheNameOfItsField() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Map<String, Object> event =
                Map.of("id", "1", "clientId", "shop", "rawUsage", Map.of("prompt_tokens", "5"));

        // When
        Response answer = tenant.send(List.of(event));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Tenant.json(answer).at("/results/0/detail").asText())
                .startsWith("rawUsage: prompt_tokens: a whole number");
    }

    private static JsonNode events(Tenant tenant) {
        return tenant.read("export", "format=json&startDate=" + DAY + "&endDate=" + DAY);
    }

    private static String everything(Tenant tenant) {
        return Tenant.write(
                Map.of("workspaceId", tenant.id, "startDate", DAY, "endDate", DAY, "scope", "all"));
    }
}
