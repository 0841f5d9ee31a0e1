package dev.pesewa.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An event is published if and only if its change was committed; per workspace in that order (I6).
/// `NoteConsumer` stores what is published, in the order in which it comes.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class OutboxIT {

    @Inject Database database;

    private final UUID workspace = UUID.randomUUID();

    @Test
    void publishesInTheOrderOfTheCommits() {
        // Given
        List<String> committed = new ArrayList<>();
        // When
        for (int i = 0; i < 250; i++) {
            List<OutgoingEvent> events = List.of(event(i + "a"), event(i + "b"));
            database.transaction(
                    transaction -> {
                        Outbox.append(transaction, events);
                        return events.size();
                    });
            committed.addAll(List.of(id(i + "a"), id(i + "b")));
        }
        // Then
        await().untilAsserted(() -> assertThat(published()).hasSize(committed.size()));
        assertThat(published()).isEqualTo(committed);
    }

    @Test
    void publishesNothingOfWhatWasRolledBack() {
        assertThatThrownBy(() -> database.transaction(this::appendAndFail))
                .isInstanceOf(IllegalStateException.class);
        database.transaction(
                transaction -> {
                    Outbox.append(transaction, Topic.USAGE, workspace, event("after").value());
                    return 1;
                });
        await().untilAsserted(() -> assertThat(published()).isNotEmpty());
        assertThat(published()).containsExactly(id("after"));
    }

    @Test
    void publishesWhatPanacheAppendedToo() {
        BlockingPanache.inTransaction(() -> Outbox.append(event("panache")));
        await().untilAsserted(() -> assertThat(published()).containsExactly(id("panache")));
    }

    @Test
    void readsTheOldestRowsFirstAndForgetsOnlyWhatItIsTold() {
        // In one transaction that is never committed, so that the relay does not see the rows.
        List<String> left = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                database.transaction(
                                        transaction -> {
                                            left.addAll(forgetTheFirstTwoOf(transaction, 4));
                                            throw new IllegalStateException("not to be published");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(left).containsExactly(event("2").value(), event("3").value());
    }

    private List<String> forgetTheFirstTwoOf(SqlSession transaction, int rows) {
        transaction.update("DELETE FROM outbox");
        IntStream.range(0, rows)
                .forEach(i -> Outbox.append(transaction, List.of(event(String.valueOf(i)))));
        Outbox.forget(transaction, Outbox.oldest(transaction, 2));
        return Outbox.oldest(transaction, rows).stream()
                .flatMap(row -> row.entries().stream())
                .map(OutgoingEvent::value)
                .toList();
    }

    private int appendAndFail(SqlSession transaction) {
        Outbox.append(transaction, List.of(event("rolled back")));
        throw new IllegalStateException("after the append");
    }

    private String id(String name) {
        return workspace + "-" + name;
    }

    private OutgoingEvent event(String name) {
        String value =
                CloudEventCodec.write("note.v1", id(name), workspace, Instant.EPOCH, List.of());
        return new OutgoingEvent(Topic.USAGE, workspace.toString(), value);
    }

    private List<String> published() {
        return database.list(
                "SELECT id FROM stored_event WHERE workspace_id = $1 ORDER BY seq",
                row -> row.text("id"),
                workspace);
    }
}
