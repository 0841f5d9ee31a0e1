package dev.pesewa.billing.idempotency.http;

import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.kit.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Sends a stored response as it is; the header `Idempotent-Replayed` says when it is a repetition.
public final class Responses {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int FIRST_PROBLEM = 400;

    private Responses() {}

    public static Response of(StoredResponse stored) {
        Response.ResponseBuilder response =
                Response.status(stored.status())
                        .type(
                                stored.status() < FIRST_PROBLEM
                                        ? MediaType.APPLICATION_JSON
                                        : Problem.MEDIA_TYPE)
                        .entity(stored.json());
        return stored.replayed() ? response.header(REPLAYED, true).build() : response.build();
    }
}
