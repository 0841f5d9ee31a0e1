package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ApiResponse;
import dev.pesewa.local.test.TestTokens;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input and strangers, through the gateway: a clear error, and nothing changed.
class RejectionIT {

    private static final Stack STACK = SystemStack.get();
    private static final int TWO_MEGABYTES = 2_000_000;

    private String workspace;
    private ApiClient owner;

    @BeforeEach
    void aWorkspaceWithAClient() {
        workspace = SystemStack.workspace();
        owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "shop", "name", "Shop"))
                .expect(200, 201);
    }

    @Test
    void anUnknownClientIsRefusedVisibly() {
        ApiResponse answer =
                owner.post("/api/usage/events", Map.of("id", "1", "clientId", "stranger"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("results").path(0).path("code").asText())
                .isEqualTo("client-unknown");
    }

    @Test
    void aMalformedEventInABatchIsRefusedAlone() {
        JsonNode answer =
                owner.post(
                                "/api/usage/events",
                                List.of(
                                        Map.of("id", "a", "clientId", "shop"),
                                        Map.of("id", "b", "clientId", "shop", "inputTokens", -1),
                                        Map.of("id", "c", "clientId", "shop")))
                        .expect(202);
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("rejected").asInt()).isEqualTo(1);
        assertThat(answer.path("results").path(1).path("code").asText()).isEqualTo("malformed");
    }

    /// Detours to metrics-service, where a token is wanted. usage-service would know nothing of
    /// them; if it got them, it would get those to its own inside too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/usage/../system/metrics/summary",
                "/api/usage/%2e%2e/system/metrics/summary",
                "/api/usage/x/../../../api/system/./metrics//summary/",
                "/%61pi/%73ystem/metrics/summary",
            })
    void anAddressIsTakenForWhatTheServicesTakeItFor(String path) throws IOException {
        assertThat(RawHttp.status(STACK.ports().gateway(), path, "")).isEqualTo(401);
    }

    @Test
    void aRowOfSlashesIsAnAddressLikeAnother() throws IOException {
        assertThat(RawHttp.status(STACK.ports().gateway(), "/".repeat(3_000) + "none", ""))
                .isEqualTo(404);
        assertThat(RawHttp.status(STACK.ports().gateway(), "/api//usage/./clients/", ""))
                .isEqualTo(401);
    }

    /// Whoever asks for another protocol would be connected past the gateway's checks, and a stream
    /// would stay open behind it.
    @Test
    void anUpgradeIsARequestLikeAnother() throws IOException {
        String headers =
                "Connection: Upgrade\r\nUpgrade: websocket\r\nAuthorization: Bearer "
                        + STACK.tokens().of("owner", workspace)
                        + "\r\n";
        String live = "/api/usage/live/" + workspace;
        assertThat(RawHttp.head(STACK.ports().gateway(), live, headers))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("text/event-stream");
    }

    @Test
    void aNulCharacterIsRefusedEverywhere() {
        ApiResponse event =
                owner.post("/api/usage/events", Map.of("id", "a\u0000b", "clientId", "shop"));
        assertThat(event.status()).isEqualTo(422);
        ApiResponse client =
                owner.post("/api/usage/clients", Map.of("clientId", "n\u0000l", "name", "x"));
        assertProblem(client, 400, "malformed");
        ApiResponse charge =
                owner.post(
                        "/api/ai/charge",
                        Map.of("feature", "report_summary", "clientId", "n\u0000l"),
                        Map.of("Idempotency-Key", "nul"));
        assertProblem(charge, 400, "malformed");
    }

    /// Written as UTF-8 it would be `?`, and two names one.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/usage/clients | {'clientId':'n\\ud83d','name':'x'}",
                "/api/usage/clients | {'clientId':'n','name':'\\ude00'}",
                "/api/ai/charge | {'feature':'report_summary','clientId':'\\ud83d'}",
                "/api/ai/charge | {'feature':'report_summary','userId':'a\\ud83d'}",
                "/api/ai/charge | {'feature':'report_summary','errorMessage':'\\ud83d'}",
                "/api/ai/charge | {'feature':'report_summary','requestData':{'tone':'\\ud83d'}}",
                "/api/ai/holds | {'feature':'\\ud83d'}",
                "/api/auth/keys | {'name':'\\ud83d','role':'ingest'}",
                "/api/auth/login | {'username':'\\ud83d','password':'x'}",
            })
    void halfOfASurrogatePairIsRefusedEverywhere(String path, String body) {
        ApiResponse answer =
                owner.send(
                        "POST",
                        path,
                        "application/json",
                        body.replace('\'', '"'),
                        Map.of("Idempotency-Key", "half-" + body.hashCode()));
        assertProblem(answer, 400, "malformed");
        assertThat(answer.json().path("detail").asText()).contains("half of a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/usage/events", "/api/ai/charge", "/webhooks/paystack"})
    void aBodyOfTwoMegabytesIsTooLarge(String path) {
        ApiResponse answer =
                owner.post(
                        path,
                        Map.of("id", "x".repeat(TWO_MEGABYTES)),
                        Map.of("Idempotency-Key", "large"));
        assertProblem(answer, 413, "too-large");
    }

    @Test
    void aWebhookWithAWrongSignatureCreditsNothing() {
        ApiResponse answer =
                STACK.anonymous()
                        .post(
                                "/webhooks/paystack",
                                Map.of("event", "charge.success", "data", Map.of("id", 1)),
                                Map.of("x-paystack-signature", "0".repeat(128)));
        assertProblem(answer, 401, "bad-signature");
    }

    @Test
    void anotherWorkspacesTokenOpensNothing() {
        ApiClient stranger = STACK.as("owner", SystemStack.workspace());
        for (String path :
                List.of(
                        "/api/usage/stats/" + workspace,
                        "/api/usage/dashboard/" + workspace,
                        "/api/usage/summary/" + workspace,
                        "/api/usage/cau/" + workspace,
                        "/api/usage/export/" + workspace + "?format=csv",
                        "/api/usage/rejected/" + workspace,
                        "/api/usage/top-users/" + workspace,
                        "/api/ai/credits?workspaceId=" + workspace,
                        "/api/ai/transactions?workspaceId=" + workspace,
                        "/api/ai/purchases?workspaceId=" + workspace,
                        "/api/ai/ledger/proof?workspaceId=" + workspace,
                        "/api/workspaces/" + workspace + "/users")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void anIngestKeyReadsNothing() {
        ApiClient ingest = STACK.as("ingest", workspace);
        for (String path :
                List.of(
                        "/api/usage/stats/" + workspace,
                        "/api/ai/credits",
                        "/api/ai/transactions",
                        "/api/system/metrics/summary")) {
            assertProblem(ingest.get(path), 403, "forbidden");
        }
    }

    @Test
    void forgedTokensAreRefusedByEveryService() {
        UUID id = UUID.fromString(workspace);
        for (String token :
                List.of(
                        TestTokens.unsigned("owner", id),
                        TestTokens.signedByAnotherKey("owner", id),
                        TestTokens.expired("owner", id),
                        "nonsense")) {
            for (String path :
                    List.of(
                            "/api/usage/stats/" + workspace,
                            "/api/ai/credits",
                            "/api/system/metrics/summary",
                            "/api/workspaces")) {
                ApiClient forger = new ApiClient(STACK.ports().gateway(), () -> token);
                assertProblem(forger.get(path), 401, "unauthenticated");
            }
        }
    }

    @Test
    void malformedJsonAndDeepJsonAreTheCallersMistake() {
        for (String body : List.of("{", "[[", "[".repeat(10_000), "\"text\"", "null", "")) {
            ApiResponse charge =
                    owner.send(
                            "POST",
                            "/api/ai/charge",
                            "application/json",
                            body,
                            Map.of("Idempotency-Key", "malformed"));
            assertProblem(charge, 400, "malformed");
            ApiResponse events =
                    owner.send("POST", "/api/usage/events", "application/json", body, Map.of());
            assertThat(events.status()).as(body).isIn(400, 422);
        }
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        assertProblem(owner.get("/api/nothing"), 404, "not-found");
        assertProblem(owner.get("/api/ai/nothing"), 404, "not-found");
    }

    private static void assertProblem(ApiResponse answer, int status, String code) {
        assertThat(answer.status()).as("%s: %s", answer.request(), answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }
}
