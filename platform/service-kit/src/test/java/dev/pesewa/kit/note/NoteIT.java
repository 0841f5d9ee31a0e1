package dev.pesewa.kit.note;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.DeadLetter;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class NoteIT {

    @Inject EventProducer producer;
    @Inject Database database;
    @Inject IdGenerator ids;
    @Inject NoteConsumer consumer;

    private final UUID workspace = UUID.randomUUID();

    @Test
    void storesARowAndItsEventTogether() {
        Response added = post("{\"title\":\"one\"}");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
        assertThat(list("").path("items.title").toString()).isEqualTo("[one]");
    }

    @Test
    void pagesThroughAList() {
        IntStream.range(0, 3)
                .forEach(
                        i ->
                                post(
                                        "{\"title\":\"page "
                                                + i
                                                + workspace.toString().substring(0, 8)
                                                + "\"}"));
        Response first = list("?limit=2");
        String cursor = first.path("nextCursor");
        Response second = list("?limit=2&cursor=" + cursor);
        assertThat(first.<List<?>>path("items")).hasSize(2);
        assertThat(second.<List<?>>path("items")).hasSize(1);
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Response refused = post("{\"title\":\" \",\"text\":\"far too long\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("malformed");
        assertThat(refused.path("errors").toString())
                .isEqualTo(
                        "[{field=text, detail=between 0 and 5 characters or elements},"
                                + " {field=title, detail=is needed}]");
    }

    @Test
    void refusesAMissingBody() {
        Response refused = request("owner").contentType("application/json").post("/notes");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.path("errors").toString()).contains("field=body", "is needed");
    }

    @Test
    void answersAnotherRole403AndNobody401() {
        assertThat(request("member").get("/notes").statusCode()).isEqualTo(403);
        assertThat(request("member").get("/notes").<String>path("code")).isEqualTo("forbidden");
        assertThat(given().get("/notes").statusCode()).isEqualTo(401);
    }

    @Test
    void answers404WhereAnIdIsNone() {
        Response none = request("owner").get("/notes/nobody");
        assertThat(none.statusCode()).as(none.asString()).isEqualTo(404);
        assertThat(request("owner").get("/notes/" + workspace).statusCode()).isEqualTo(200);
    }

    @Test
    void showsAWorkspaceToNobodyElse() {
        UUID created = workspaceCreated();
        String own = TestTokens.token("owner", created);
        assertThat(with(own).get("/notes/of/" + created).statusCode()).isEqualTo(200);
        assertThat(with(own).get("/notes/of/" + workspace).statusCode()).isEqualTo(404);
        assertThat(request("owner").get("/notes/of/" + created).statusCode()).isEqualTo(404);
        assertThat(with(TestTokens.operator()).get("/notes").statusCode()).isEqualTo(400);
        assertThat(with(TestTokens.operator()).get("/notes?workspaceId=" + created).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesATakenKeyAsAUniqueViolation() {
        post("{\"title\":\"taken\"}");
        Response again = post("{\"title\":\"taken\"}");
        assertThat(again.statusCode()).isEqualTo(500);
        assertThat(
                        database.<Long>one(
                                "SELECT count(*) AS n FROM note WHERE title = 'taken'",
                                row -> row.number("n")))
                .isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfAKeyAndSetsOnlyThePoisonAside() {
        List<OutgoingEvent> events = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String id = i == 1_500 ? "poison" : workspace + "-" + i;
            events.add(event(id));
            if (i != 1_500) {
                wanted.add(id);
            }
        }
        events.add(new OutgoingEvent(Topic.USAGE, workspace.toString(), "no event"));
        producer.append(events);
        await().untilAsserted(() -> assertThat(stored()).hasSize(wanted.size()));
        assertThat(stored()).isEqualTo(wanted);
        assertThat(consumer.mostBatchesAtOnce()).isEqualTo(1);
        assertThat(DeadLetter.topic(Topic.USAGE)).isEqualTo("pesewa.usage.dead");
    }

    private OutgoingEvent event(String id) {
        String value = CloudEventCodec.write("note.v1", id, workspace, Instant.EPOCH, List.of());
        return new OutgoingEvent(Topic.USAGE, workspace.toString(), value);
    }

    private List<String> stored() {
        return database.list(
                "SELECT id FROM stored_event WHERE workspace_id = $1 ORDER BY seq",
                row -> row.text("id"),
                workspace);
    }

    private UUID workspaceCreated() {
        UUID id = ids.next();
        var created = new WorkspaceCreated(id, "Adom Stores", "GHS", "Africa/Accra");
        String value =
                CloudEventCodec.write(
                        WorkspaceCreated.TYPE, id.toString(), id, Instant.EPOCH, created);
        producer.append(List.of(new OutgoingEvent(Topic.ACTIVITY, id.toString(), value)));
        return id;
    }

    private Response post(String body) {
        return request("owner").contentType("application/json").body(body).post("/notes");
    }

    private Response list(String query) {
        return request("owner").get("/notes" + query);
    }

    private io.restassured.specification.RequestSpecification request(String role) {
        return with(TestTokens.token(role, workspace));
    }

    private static io.restassured.specification.RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }
}
