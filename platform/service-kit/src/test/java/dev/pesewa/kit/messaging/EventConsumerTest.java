package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.Test;

/// What becomes of a batch when something fails in the middle of it.
class EventConsumerTest {

    private static final String TOPIC = "pesewa.test";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final UUID WORKSPACE = new UUID(1, 1);

    private final AtomicBoolean losesItsGroup = new AtomicBoolean();
    private final MockConsumer<String, byte[]> kafka =
            new MockConsumer<>("earliest") {
                @Override
                public synchronized void commitSync(
                        Map<TopicPartition, OffsetAndMetadata> offsets) {
                    if (losesItsGroup.getAndSet(false)) {
                        schedulePollTask(() -> arrive(arrived));
                        throw new RebalanceInProgressException("once");
                    }
                    super.commitSync(offsets);
                }
            };
    private String[] arrived = {};
    private final Queue<String> read = new ConcurrentLinkedQueue<>();
    private final Queue<OutgoingEvent> letters = new ConcurrentLinkedQueue<>();

    private EventConsumer start(
            EventBatchHandler reader, EventConsumer.DeadLetters dead, String... values) {
        kafka.schedulePollTask(
                () -> {
                    kafka.rebalance(List.of(PARTITION));
                    kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
                    arrive(values);
                });
        return new EventConsumer(kafka, "test", List.of(TOPIC), reader, dead).started();
    }

    private void arrive(String... values) {
        arrived = values;
        for (int i = 0; i < values.length; i++) {
            byte[] value = values[i].getBytes(StandardCharsets.UTF_8);
            kafka.addRecord(new ConsumerRecord<>(TOPIC, 0, i, "key", value));
        }
    }

    private static String event(String id) {
        return CloudEventCodec.write("test.v1", id, WORKSPACE, Instant.EPOCH, Map.of());
    }

    private void keep(List<CloudEvent> events) {
        events.forEach(event -> read.add(event.id()));
    }

    private long committed() {
        var offset = kafka.committed(Set.of(PARTITION)).get(PARTITION);
        return offset == null ? 0 : offset.offset();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void aBatchWhoseDeadLetterCannotBeWrittenIsReadAgain() throws InterruptedException {
        String[] values = {event("a"), "no event", event("b")};
        var tries = new AtomicInteger();
        EventConsumer.DeadLetters firstInVain =
                entries -> {
                    if (tries.incrementAndGet() == 1) {
                        // Given again only to a reader that has gone back.
                        kafka.schedulePollTask(() -> arrive(values));
                        throw new KafkaUnavailableException(new IllegalStateException("away"));
                    }
                    letters.addAll(entries);
                };
        try (var _ = start(this::keep, firstInVain, values)) {
            await(() -> committed() == 3);
        }
        assertThat(read).containsExactly("a", "b");
        assertThat(letters).hasSize(1);
    }

    @Test
    void oneThatCanNeverBeReadDoesNotTakeTheOthersAlong() throws InterruptedException {
        EventBatchHandler refusesB =
                events -> {
                    if (events.stream().anyMatch(event -> event.id().equals("b"))) {
                        throw new IllegalArgumentException("b");
                    }
                    keep(events);
                };
        try (var _ = start(refusesB, letters::addAll, event("a"), event("b"), event("c"))) {
            await(() -> committed() == 3);
        }
        assertThat(read).containsExactly("a", "c");
        assertThat(letters).hasSize(1);
    }

    @Test
    void aCommitThatFailsInTheMiddleLeavesNothingOut() throws InterruptedException {
        String[] values = {event("a"), event("b"), event("c")};
        var tries = new AtomicInteger();
        EventBatchHandler refusesAndLosesItsGroup =
                events -> {
                    if (events.size() > 1) {
                        throw new IllegalArgumentException("together");
                    }
                    if (tries.incrementAndGet() == 2) {
                        losesItsGroup.set(true);
                    }
                    keep(events);
                };
        try (var _ = start(refusesAndLosesItsGroup, letters::addAll, values)) {
            await(() -> committed() == 3);
        }
        assertThat(read).contains("a", "b", "c");
        assertThat(letters).isEmpty();
    }

    @Test
    void aBatchThatWaitsForTheDatabaseIsLeftToTheNextReaderWhenThisOneCloses()
            throws InterruptedException {
        var tries = new AtomicInteger();
        EventBatchHandler outage =
                _ -> {
                    tries.incrementAndGet();
                    throw new DatabaseUnavailableException(new IllegalStateException("away"));
                };
        try (var _ = start(outage, letters::addAll, event("a"), event("b"))) {
            await(() -> tries.get() > 1);
        }
        assertThat(letters).isEmpty();
        assertThat(read).isEmpty();
    }
}
