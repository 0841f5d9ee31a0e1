package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of a batch when something fails in the middle of it. How outages are waited for is
/// seen in `NoteIT`, because it takes the interceptors of Fault Tolerance.
class EventBatchesTest {

    private static final String TOPIC = "pesewa.test";
    private static final UUID WORKSPACE = new UUID(1, 1);

    private final List<OutgoingEvent> letters = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private final EventBatches batches = new EventBatches(new OutageRetry(), letters::addAll);

    @Test
    void handlesABatchAsAWhole() {
        var calls = new AtomicInteger();
        batches.handle(
                records(event("a"), event("b")),
                events -> {
                    calls.incrementAndGet();
                    store(events);
                });
        assertThat(calls).hasValue(1);
        assertThat(stored).containsExactly("a", "b");
        assertThat(letters).isEmpty();
    }

    @Test
    void setsOnlyThePoisonedRecordAside() {
        batches.handle(records(event("a"), event("poison"), event("c")), this::storeUnlessPoisoned);
        assertThat(stored).containsExactly("a", "c");
        assertThat(letters).hasSize(1);
        assertThat(letter(0).reason()).isEqualTo("poison");
        assertThat(letter(0).topic()).isEqualTo(TOPIC);
        assertThat(letter(0).value()).isEqualTo(event("poison"));
    }

    @Test
    void setsAsideWhatIsNoEventWithoutAskingTheHandler() {
        batches.handle(records("no event", event("b"), null), this::store);
        assertThat(stored).containsExactly("b");
        assertThat(letters).hasSize(2);
        assertThat(letters).allMatch(event -> event.topic().equals(DeadLetter.topic(TOPIC)));
    }

    @Test
    void triesARefusedRecordAgainBeforeItSetsItAside() {
        var calls = new AtomicInteger();
        batches.handle(
                records(event("a")),
                events -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("another transaction was in the way");
                    }
                    store(events);
                });
        assertThat(stored).containsExactly("a");
        assertThat(letters).isEmpty();
    }

    @Test
    void givesUpARecordThatIsRefusedThreeTimesAlone() {
        var calls = new AtomicInteger();
        batches.handle(
                records(event("a")),
                _ -> {
                    calls.incrementAndGet();
                    throw new IllegalArgumentException("refused");
                });
        // Once in its batch, three times alone.
        assertThat(calls).hasValue(4);
        assertThat(letters).hasSize(1);
    }

    @Test
    void namesADeadLetterByItsPlaceInTheTopic() {
        batches.handle(records(event("a"), "no event"), this::store);
        assertThat(letterEvent(0).id()).isEqualTo(TOPIC + "-0-1");
        assertThat(letters.getFirst().key()).isEqualTo("key");
    }

    @Test
    void keepsTheOrderOfTheRecordsThatAreHandledAlone() {
        batches.handle(
                records(event("a"), "no event", event("b"), event("poison"), event("c")),
                this::storeUnlessPoisoned);
        assertThat(stored).containsExactly("a", "b", "c");
        assertThat(letters).hasSize(2);
    }

    @Test
    void asksTheHandlerNothingWhenNothingCanBeRead() {
        var calls = new AtomicInteger();
        batches.handle(records("no event"), _ -> calls.incrementAndGet());
        assertThat(calls).hasValue(0);
    }

    @Test
    void isNotDoneWhenTheServiceStopsBetweenTwoRecords() {
        var outages = new OutageRetry();
        var stopping = new EventBatches(outages, letters::addAll);
        assertThatThrownBy(
                        () ->
                                stopping.handle(
                                        records(event("a"), event("b")),
                                        events -> {
                                            if (events.size() > 1) {
                                                throw new IllegalStateException("together");
                                            }
                                            store(events);
                                            outages.stop(null);
                                        }))
                .isInstanceOf(ConsumerStoppedException.class);
        assertThat(stored).containsExactly("a");
        assertThat(letters).isEmpty();
    }

    @Test
    void failsWhenTheDeadLetterCannotBeWritten() {
        var away =
                new EventBatches(
                        new OutageRetry(),
                        _ -> {
                            throw new KafkaUnavailableException(new IllegalStateException("away"));
                        });
        assertThatThrownBy(() -> away.handle(records("no event"), this::store))
                .isInstanceOf(KafkaUnavailableException.class);
        assertThat(stored).isEmpty();
    }

    @Test
    void isNotDoneWhenTheServiceStops() {
        var outages = new OutageRetry();
        outages.stop(null);
        var stopping = new EventBatches(outages, letters::addAll);
        assertThatThrownBy(() -> stopping.handle(records(event("a")), this::store))
                .isInstanceOf(ConsumerStoppedException.class);
        assertThat(letters).isEmpty();
    }

    private void store(List<CloudEvent> events) {
        events.forEach(event -> stored.add(event.id()));
    }

    private void storeUnlessPoisoned(List<CloudEvent> events) {
        if (events.stream().anyMatch(event -> event.id().equals("poison"))) {
            throw new IllegalArgumentException("poison");
        }
        store(events);
    }

    private DeadLetter letter(int i) {
        return CloudEventCodec.data(letterEvent(i), DeadLetter.class);
    }

    private CloudEvent letterEvent(int i) {
        return CloudEventCodec.read(letters.get(i).value().getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String id) {
        return CloudEventCodec.write("test.v1", id, WORKSPACE, Instant.EPOCH, Map.of());
    }

    private static ConsumerRecords<String, byte[]> records(@Nullable String... values) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            records.add(new ConsumerRecord<>(TOPIC, 0, records.size(), "key", bytes));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }
}
