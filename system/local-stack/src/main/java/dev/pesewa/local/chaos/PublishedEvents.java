package dev.pesewa.local.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What billing has published of some workspaces, from the beginning.
final class PublishedEvents {

    private static final String TOPIC = "pesewa.billing";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> events = new HashSet<>();
    private final Set<String> charges = new HashSet<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Consumer<String> wrong;

    private PublishedEvents(Consumer<String> wrong) {
        this.wrong = wrong;
    }

    /// Ids of the charges that were published. `wrong` hears of events that are out of order: an
    /// event may come again, but not after a later one for the first time.
    static Set<String> charges(String servers, Set<String> workspaces, Consumer<String> wrong) {
        var published = new PublishedEvents(wrong);
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false);
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPIC).stream()
                            .map(each -> new TopicPartition(TOPIC, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Predicate<TopicPartition> isBehind =
                    part -> consumer.position(part) < ends.getOrDefault(part, 0L);
            while (partitions.stream().anyMatch(isBehind)) {
                consumer.poll(POLL)
                        .forEach(
                                record -> {
                                    if (workspaces.contains(record.key())) {
                                        published.add(record.key(), parse(record.value()));
                                    }
                                });
            }
        }
        return published.charges;
    }

    private void add(String workspace, JsonNode event) {
        JsonNode data = event.path("data");
        if (!events.add(event.path("type").asText() + event.path("id").asText())) {
            return;
        }
        if (data.has("seq")) {
            long seq = data.path("seq").asLong();
            long before = last.getOrDefault(workspace, 0L);
            if (seq < before) {
                wrong.accept(
                        "an event of %s with seq %d after %d".formatted(workspace, seq, before));
            }
            last.put(workspace, seq);
        }
        // A settlement that cost nothing is published as one, and not as a charge.
        String type = event.path("type").asText();
        if (type.startsWith("credits.charged") || type.startsWith("credits.settled")) {
            charges.add(data.path("chargeId").asText());
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
