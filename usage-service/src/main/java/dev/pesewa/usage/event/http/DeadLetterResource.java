package dev.pesewa.usage.event.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.page.Page;
import dev.pesewa.usage.event.DeadLetterRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows records of the usage topic that could not be handled, and sends them again once what was
/// in their way is gone.
@Path("/api/usage/dead-letters")
@Authenticated
@RunOnVirtualThread
public class DeadLetterResource {

    private final DeadLetterRepository letters;
    private final EventProducer log;
    private final Caller caller;
    private final Clock clock;

    public DeadLetterResource(
            DeadLetterRepository letters, EventProducer log, Caller caller, Clock clock) {
        this.letters = letters;
        this.log = log;
        this.caller = caller;
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

        static LetterResponse of(DeadLetterRepository.StoredDeadLetter entry) {
            return new LetterResponse(
                    entry.id(),
                    entry.letter().topic(),
                    entry.letter().key(),
                    entry.letter().reason(),
                    entry.letter().value(),
                    entry.diedAt(),
                    entry.replayedAt());
        }
    }

    @GET
    public Page<LetterResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OPERATOR);
        int size = Page.limit(limit);
        var found =
                letters.list(cursor == null ? "" : cursor, size + 1).stream()
                        .map(LetterResponse::of)
                        .toList();
        return Page.of(found, size, LetterResponse::id);
    }

    @POST
    @Path("/{id}/replay")
    public LetterResponse replay(@PathParam("id") String id) {
        caller.require(Role.OPERATOR);
        DeadLetterRepository.StoredDeadLetter entry =
                letters.find(id).orElseThrow(() -> ProblemException.notFound("dead letter"));
        var letter = entry.letter();
        log.append(List.of(new OutgoingEvent(letter.topic(), letter.key(), letter.value())));
        Instant now = clock.instant();
        letters.replayed(id, now);
        return LetterResponse.of(
                new DeadLetterRepository.StoredDeadLetter(id, letter, entry.diedAt(), now));
    }
}
