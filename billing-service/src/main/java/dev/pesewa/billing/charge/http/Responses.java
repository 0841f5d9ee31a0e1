package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.ledger.StoredResponse;
import dev.pesewa.billing.ledger.WalletCommitter;
import dev.pesewa.kit.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Sends a kept answer as it is; a header says when it is a repetition.
public final class Responses {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int FIRST_PROBLEM = 400;

    private Responses() {}

    public static Response of(WalletCommitter.CommittedResponse result) {
        StoredResponse answer = result.answer();
        Response.ResponseBuilder reply =
                Response.status(answer.status())
                        .type(
                                answer.status() < FIRST_PROBLEM
                                        ? MediaType.APPLICATION_JSON
                                        : Problem.MEDIA_TYPE)
                        .entity(answer.json());
        return result.repeated() ? reply.header(REPLAYED, true).build() : reply.build();
    }
}
