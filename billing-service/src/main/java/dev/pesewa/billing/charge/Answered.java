package dev.pesewa.billing.charge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.UniqueViolation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Answers a repeated request from what was stored with its first effect.
@ApplicationScoped
public class Answered {

    private static final String KEY_TAKEN = "idempotency_pkey";

    private final Wallets wallets;
    private final ObjectMapper json;

    public Answered(Wallets wallets, ObjectMapper json) {
        this.wallets = wallets;
        this.json = json;
    }

    /// Status and JSON of an answer.
    public record Answer(int status, String json) {}

    public Wallets.StoredAnswer store(Keyed keyed, Answer answer) {
        return new Wallets.StoredAnswer(
                keyed.key(), keyed.requestHash(), answer.status(), answer.json());
    }

    public Answer answer(int status, Object body) {
        try {
            return new Answer(status, json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What `first` answers, or what was answered when the key was used before.
    public Answer once(WorkspaceId workspace, Keyed keyed, Supplier<Answer> first) {
        try {
            return first.get();
        } catch (UniqueViolation taken) {
            if (!taken.constraint().equals(KEY_TAKEN)) {
                throw taken;
            }
            return stored(workspace, keyed);
        }
    }

    private Answer stored(WorkspaceId workspace, Keyed keyed) {
        Wallets.StoredAnswer stored = wallets.answered(workspace, keyed.key()).orElseThrow();
        if (!stored.requestHash().equals(keyed.requestHash())) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This key was used for another request. Use a new key for a new request.");
        }
        return new Answer(stored.status(), stored.answer());
    }
}
