package dev.pesewa.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.TestTokens;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the running service as an operator.
final class Operator {

    static final String ROOT = "/api/system/";

    /// A day that has only markers.
    private static final LocalDate MARKED = LocalDate.of(2023, 1, 1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Operator() {}

    static Response get(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.operator()).get(ROOT + path);
    }

    static JsonNode json(String path) {
        Response response = get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return read(response);
    }

    static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode metrics(LocalDate start, LocalDate end, @Nullable UUID workspace) {
        return json("metrics/summary?" + query(start, end, workspace)).get("metrics");
    }

    static JsonNode points(String metric, LocalDate start, LocalDate end, @Nullable UUID id) {
        String path = "metrics/timeseries?metric=" + metric + "&" + query(start, end, id);
        return json(path).get("points");
    }

    static @Nullable BigDecimal value(JsonNode holder) {
        JsonNode value = holder.get("value");
        return value.isNull() ? null : value.decimalValue();
    }

    /// Returns when everything of this workspace that was appended before has been counted,
    /// because events of one workspace are read in their order.
    static void untilCounted(EventProducer producer, UUID workspace) {
        String marker = UUID.randomUUID().toString();
        int before = markers(workspace);
        producer.append(
                List.of(
                        Events.call(workspace, marker, MARKED, "marker", "0"),
                        Events.notPaid(workspace, UUID.randomUUID(), MARKED)));
        await("the events of " + workspace + " are counted")
                .atMost(LONGEST_WAIT)
                .until(() -> markers(workspace) > before);
    }

    /// How many markers of both topics were counted; none in a workspace not known yet.
    private static int markers(UUID workspace) {
        Response response = get("metrics/summary?" + query(MARKED, MARKED, workspace));
        if (response.statusCode() != 200) {
            return 0;
        }
        JsonNode metrics = read(response).get("metrics");
        return Math.min(
                metrics.get("aiMessages").get("value").asInt(),
                metrics.get("paymentsFailed").get("value").asInt());
    }

    private static String query(LocalDate start, LocalDate end, @Nullable UUID workspace) {
        String range = "start=" + start + "&end=" + end;
        return workspace == null ? range : range + "&workspaceId=" + workspace;
    }
}
