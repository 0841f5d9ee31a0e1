package dev.pesewa.usage.event.kafka;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.DeadLetter;
import dev.pesewa.kit.messaging.EventConsumer;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.usage.event.DeadLetterRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeadLetterConsumer {

    private static final String GROUP = "usage-dead-letters";

    private final DeadLetterRepository letters;
    private final EventProducer log;
    private final String servers;
    private final Counter dead;
    private @Nullable EventConsumer reader;

    DeadLetterConsumer(
            DeadLetterRepository letters,
            EventProducer log,
            MeterRegistry meters,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.letters = letters;
        this.log = log;
        this.dead =
                Counter.builder("pesewa.usage.dead")
                        .description("Records of the usage topic that could not be handled")
                        .register(meters);
        this.servers = servers;
    }

    void start(@Observes StartupEvent started) {
        List<String> topics = List.of(DeadLetter.topic(Topic.USAGE));
        reader = EventConsumer.start(servers, GROUP, topics, this::read, log);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (reader != null) {
            reader.close();
        }
    }

    private void read(List<CloudEvent> batch) {
        List<DeadLetterRepository.StoredDeadLetter> entries =
                batch.stream()
                        .filter(event -> event.type().equals(DeadLetter.TYPE))
                        .map(DeadLetterConsumer::entry)
                        .toList();
        letters.keep(entries);
        dead.increment(entries.size());
    }

    private static DeadLetterRepository.StoredDeadLetter entry(CloudEvent event) {
        DeadLetter letter = CloudEventCodec.data(event, DeadLetter.class);
        return new DeadLetterRepository.StoredDeadLetter(event.id(), letter, event.time(), null);
    }
}
