package dev.pesewa.simulator.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// An error in the words that most providers use: `{"status":false,"message":"Invalid key"}`, and a
/// code where the provider has one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorResponse(boolean status, String message, @Nullable String code) {

    public static Response of(int status, String message, @Nullable String code) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ErrorResponse(false, message, code))
                .build();
    }
}
