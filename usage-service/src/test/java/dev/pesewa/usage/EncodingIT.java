package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are not simply JSON in UTF-8.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class EncodingIT {

    @Inject EventProducer log;

    private static final String EVENT = Tenant.write(Map.of("id", "a", "clientId", "shop"));

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void passesOverAByteOrderMark(String type) {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer = tenant.post("ingest", "events", type, '\ufeff' + EVENT);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    @Test
    void unpacksAGzippedBody() throws IOException {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer = encoded(tenant, "gzip", gzip(EVENT));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    @Test
    void boundsAGzippedBodyByItsUnpackedSize() throws IOException {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        byte[] packed = gzip("[\"" + " ".repeat(5_000_000) + "\"]");
        assertThat(packed.length).isLessThan(10_000);
        assertThat(encoded(tenant, "gzip", packed).statusCode()).isEqualTo(413);
    }

    @Test
    void saysThatItKnowsNoOtherEncoding() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        Response answer = encoded(tenant, "compress", new byte[] {1, 2, 3});
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(Tenant.json(answer).get("detail").asText()).contains("Content-Encoding");
    }

    @Test
    void refusesABodyThatIsNotWhatItsEncodingSays() {
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        assertThat(encoded(tenant, "gzip", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    }

    private static Response encoded(Tenant tenant, String encoding, byte[] body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("ingest", tenant.id))
                .header("Content-Encoding", encoding)
                .header("Content-Type", Tenant.JSON_TYPE)
                .body(body)
                .post("/api/usage/events");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /// Replaced by a sign for them, two ids could become one.
    @Test
    void refusesALineThatIsNoUtf8Alone() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        byte[] lines = (EVENT + "\n{\"id\":\"caf\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);
        // When
        Response answer =
                RestAssured.given()
                        .header("Authorization", "Bearer " + TestTokens.token("ingest", tenant.id))
                        .header("Content-Type", "application/x-ndjson")
                        .body(lines)
                        .post("/api/usage/events");
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(Tenant.json(answer).get("rejected").asInt()).isEqualTo(1);
    }

    /// Stored as UTF-8 both would be `o-?`, and one event would be lost.
    @Test
    void refusesHalfOfASurrogatePairAlone() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        String lines =
                EVENT
                        + "\n{\"id\":\"o-\\ud83c\",\"clientId\":\"shop\"}"
                        + "\n{\"id\":\"o-\\ud83e\",\"clientId\":\"shop\"}";
        // When
        var body = Tenant.json(tenant.post("ingest", "events", "application/x-ndjson", lines));
        // Then
        assertThat(body.get("accepted").asInt()).isEqualTo(1);
        assertThat(body.at("/results/1/detail").asText())
                .startsWith("id: holds half of a surrogate pair");
        assertThat(body.at("/results/2/code").asText()).isEqualTo("malformed");
    }
}
