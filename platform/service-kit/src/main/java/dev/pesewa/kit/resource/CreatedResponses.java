package dev.pesewa.kit.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The response to a request that made something: 201 with its address. The address has no host,
/// because only the gateway's is known outside.
public final class CreatedResponses {

    private CreatedResponses() {}

    /// Example: `of(client, "/api/usage/clients", "a b")` has `Location: /api/usage/clients/a%20b`.
    public static Response of(Object body, String collection, Object id) {
        return Response.status(Response.Status.CREATED)
                .entity(body)
                .header(HttpHeaders.LOCATION, address(collection, id))
                .build();
    }

    public static String address(String collection, Object id) {
        String segment = URLEncoder.encode(id.toString(), StandardCharsets.UTF_8);
        return collection + "/" + segment.replace("+", "%20");
    }
}
