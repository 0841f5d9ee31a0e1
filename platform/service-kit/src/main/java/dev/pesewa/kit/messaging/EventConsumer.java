package dev.pesewa.kit.messaging;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads topics in batches, in order per key, on a thread of its own. A batch is repeated until it
/// succeeds; an outage of the database therefore stops reading and loses nothing. An event that can
/// never be handled goes to `<topic>.dead` with the reason, so that those behind it go on.
public final class EventConsumer implements AutoCloseable {

    /// Large enough that a batch's commit is shared by many, small enough to be repeated cheaply.
    public static final int BATCH = 1_000;

    /// Of one partition; the default of 1 MB would be the real bound of a batch.
    private static final int FETCH_BYTES = 8 << 20;

    /// Some hundred events; as many are not waited for any longer.
    private static final int ENOUGH_BYTES = 256 << 10;

    private static final int IDLE_MS = 50;

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_BEFORE_DEAD = 3;

    private final Consumer<String, byte[]> consumer;
    private final List<String> topics;
    private final EventBatchHandler reader;
    private final DeadLetters letters;
    private final Thread thread;
    private volatile boolean closed;

    /// Where dead letters go. Throws `KafkaUnavailableException` when they cannot.
    @FunctionalInterface
    interface DeadLetters {
        void append(List<OutgoingEvent> letters);
    }

    EventConsumer(
            Consumer<String, byte[]> consumer,
            String group,
            List<String> topics,
            EventBatchHandler reader,
            DeadLetters letters) {
        this.consumer = consumer;
        this.topics = topics;
        this.reader = reader;
        this.letters = letters;
        this.thread = Thread.ofPlatform().name("log-reader-" + group).unstarted(this::run);
    }

    public static EventConsumer start(
            String servers,
            String group,
            List<String> topics,
            EventBatchHandler reader,
            EventProducer log) {
        return start(servers, group, topics, Batches.USUAL, reader, log);
    }

    /// How a reader trades delay for larger batches: at most `most` events, and at most so long a
    /// delay until there are some hundred of them.
    public record Batches(int most, Duration delay) {
        static final Batches USUAL = new Batches(BATCH, Duration.ZERO);

        private int enoughBytes() {
            return delay.isZero() ? 1 : ENOUGH_BYTES;
        }

        private int delayMs() {
            return delay.isZero() ? IDLE_MS : Math.toIntExact(delay.toMillis());
        }
    }

    /// With batches of its own.
    public static EventConsumer start(
            String servers,
            String group,
            List<String> topics,
            Batches batch,
            EventBatchHandler reader,
            EventProducer log) {
        var consumer =
                new KafkaConsumer<>(
                        settings(servers, group, batch),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        return new EventConsumer(consumer, group, topics, reader, log::append).started();
    }

    EventConsumer started() {
        thread.start();
        return this;
    }

    private static Map<String, Object> settings(String servers, String group, Batches batch) {
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch.most()),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, batch.enoughBytes()),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, batch.delayMs()),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000));
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (!closed) {
                step();
            }
        } catch (WakeupException closing) {
            LOG.debug("Reader closed");
        }
    }

    private void step() {
        ConsumerRecords<String, byte[]> batch = ConsumerRecords.empty();
        try {
            batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                handle(batch);
                consumer.commitSync();
            }
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException moved) {
            // Perhaps in the middle of it. Events are keyed, so reading one again does no harm.
            LOG.debugf("Offsets not committed: %s", moved.getMessage());
            again(batch);
        } catch (WakeupException closing) {
            throw closing;
        } catch (RuntimeException unexpected) {
            LOG.error("Reading the log failed, going on", unexpected);
            again(batch);
            pause(LONGEST_PAUSE);
        }
    }

    /// Reads these once more: what is not done must not be passed over by the next commit.
    private void again(ConsumerRecords<String, byte[]> batch) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
    }

    private void handle(ConsumerRecords<String, byte[]> batch) {
        List<CloudEvent> events = new ArrayList<>(batch.count());
        for (var event : batch) {
            try {
                events.add(CloudEventCodec.read(event.value()));
            } catch (RuntimeException unreadable) {
                dead(event, unreadable);
            }
        }
        if (events.isEmpty()) {
            return;
        }
        try {
            readUntilDone(events);
        } catch (WakeupException closing) {
            throw closing;
        } catch (RuntimeException rejected) {
            LOG.warnf("A batch of %d is read one by one: %s", events.size(), rejected);
            batch.forEach(this::handleAlone);
        }
    }

    /// Each is committed by itself: many of them may take longer than the group waits for a whole
    /// batch, and another reader would begin again with the first.
    private void handleAlone(ConsumerRecord<String, byte[]> event) {
        RuntimeException failure = tried(event);
        if (failure != null) {
            dead(event, failure);
        }
        done(event);
    }

    /// Null when it succeeded.
    private @Nullable RuntimeException tried(ConsumerRecord<String, byte[]> event) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < TRIES_BEFORE_DEAD; attempt++) {
            try {
                readUntilDone(List.of(CloudEventCodec.read(event.value())));
                return null;
            } catch (WakeupException closing) {
                throw closing;
            } catch (RuntimeException failed) {
                last = failed;
                pause(FIRST_PAUSE);
            }
        }
        return last;
    }

    private void done(ConsumerRecord<String, byte[]> event) {
        stayInGroup();
        consumer.commitSync(
                Map.of(
                        new TopicPartition(event.topic(), event.partition()),
                        new OffsetAndMetadata(event.offset() + 1)));
    }

    /// Outages are waited for; anything else is the batch's own fault and thrown.
    private void readUntilDone(List<CloudEvent> events) {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                reader.read(events);
                return;
            } catch (DatabaseUnavailableException | KafkaUnavailableException outage) {
                LOG.warnf("%s; reading again in %d ms", outage.getMessage(), pause.toMillis());
                stayInGroup();
                pause(pause);
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
            }
        }
        throw new WakeupException();
    }

    /// A poll while paused fetches nothing, but tells the group that this reader lives.
    private void stayInGroup() {
        consumer.pause(consumer.assignment());
        // Of a partition that was given to this reader just now.
        again(consumer.poll(Duration.ZERO));
        consumer.resume(consumer.assignment());
    }

    private void dead(ConsumerRecord<String, byte[]> event, RuntimeException reason) {
        LOG.errorf(
                reason, "Event %s-%d@%d is dead", event.topic(), event.partition(), event.offset());
        String text =
                event.value() == null ? "" : new String(event.value(), StandardCharsets.UTF_8);
        String key = event.key() == null ? "" : event.key();
        var letter = new DeadLetter(event.topic(), key, String.valueOf(reason.getMessage()), text);
        String id = event.topic() + "-" + event.partition() + "-" + event.offset();
        letters.append(List.of(letter.entry(id, Instant.ofEpochMilli(event.timestamp()))));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
