package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.web.ErrorResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// An error with Paystack's code for it, such as `duplicate_reference`.
final class PaystackException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final String code;

    PaystackException(int status, String message, String code) {
        super(message, status);
        this.code = code;
    }

    static PaystackException noSuchPayment() {
        return new PaystackException(404, "There is no such payment.", "transaction_not_found");
    }

    /// How it is answered.
    static final class Mapper {

        @ServerExceptionMapper
        Response answer(PaystackException error) {
            return ErrorResponse.of(
                    error.getResponse().getStatus(),
                    String.valueOf(error.getMessage()),
                    error.code);
        }
    }
}
