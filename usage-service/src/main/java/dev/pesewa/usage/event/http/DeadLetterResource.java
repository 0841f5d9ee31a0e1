package dev.pesewa.usage.event.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.usage.event.StoredDeadLetter;
import dev.pesewa.usage.event.postgres.DeadLetterRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows records of the usage topic that could not be handled, and sends them again once what was
/// in their way is gone.
@Tag(name = "Operations")
@Path("/api/usage/dead-letters")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class DeadLetterResource {

    /// A topic's name has at most 249 characters; partition and offset follow it.
    private static final int LONGEST_ID = 300;

    private final DeadLetterRepository letters;
    private final EventProducer producer;
    private final Clock clock;

    public DeadLetterResource(DeadLetterRepository letters, EventProducer producer, Clock clock) {
        this.letters = letters;
        this.producer = producer;
        this.clock = clock;
    }

    /// `id` is the record's place in the log, `value` the record as it was.
    public record LetterResponse(
            String id,
            String topic,
            String key,
            String reason,
            String value,
            Instant diedAt,
            @Nullable Instant replayedAt) {

        static LetterResponse of(StoredDeadLetter stored) {
            return new LetterResponse(
                    stored.id(),
                    stored.letter().topic(),
                    stored.letter().key(),
                    stored.letter().reason(),
                    stored.letter().value(),
                    stored.diedAt(),
                    stored.replayedAt());
        }
    }

    @Operation(
            operationId = "listDeadLetters",
            summary = "Records of the usage topic that could not be handled")
    @GET
    public Page<LetterResponse> list(@BeanParam PageRequest page) {
        return page.of(
                letters.list(page.textAfter(LONGEST_ID), page.rows()),
                LetterResponse::of,
                LetterResponse::id);
    }

    @Operation(operationId = "replayDeadLetter", summary = "Send a record again")
    @POST
    @Path("/{id}/replay")
    public LetterResponse replay(@PathParam("id") String id) {
        StoredDeadLetter stored =
                letters.find(id).orElseThrow(() -> ProblemException.notFound("dead letter"));
        var letter = stored.letter();
        producer.append(List.of(new OutgoingEvent(letter.topic(), letter.key(), letter.value())));
        Instant now = clock.instant();
        letters.replayed(id, now);
        return LetterResponse.of(new StoredDeadLetter(id, letter, stored.diedAt(), now));
    }
}
