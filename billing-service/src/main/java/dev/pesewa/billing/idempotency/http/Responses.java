package dev.pesewa.billing.idempotency.http;

import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.kit.problem.Problem;
import dev.pesewa.kit.resource.CreatedResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends a stored response as it is; the header `Idempotent-Replayed` says when it is a repetition.
public final class Responses {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int CREATED = 201;
    private static final int FIRST_PROBLEM = 400;

    /// The id is the first field of what was made.
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

    private Responses() {}

    public static Response of(StoredResponse stored) {
        return builder(stored).build();
    }

    /// The same with `Location` when something new exists: its `id` below `collection`.
    public static Response of(StoredResponse stored, String collection) {
        Response.ResponseBuilder response = builder(stored);
        Matcher id = ID.matcher(stored.json());
        if (stored.status() == CREATED && id.find()) {
            response.header(
                    HttpHeaders.LOCATION, CreatedResponses.address(collection, id.group(1)));
        }
        return response.build();
    }

    private static Response.ResponseBuilder builder(StoredResponse stored) {
        Response.ResponseBuilder response =
                Response.status(stored.status())
                        .type(
                                stored.status() < FIRST_PROBLEM
                                        ? MediaType.APPLICATION_JSON
                                        : Problem.MEDIA_TYPE)
                        .entity(stored.json());
        return stored.replayed() ? response.header(REPLAYED, true) : response;
    }
}
