package dev.pesewa.simulator.web;

import dev.pesewa.simulator.web.RequestLog.ReceivedRequests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// What the providers were asked, for tests that check it.
@Path("/control/requests")
class RequestLogResource {

    private final RequestLog log;

    RequestLogResource(RequestLog log) {
        this.log = log;
    }

    @GET
    public ReceivedRequests requests() {
        return log.received();
    }
}
