package dev.pesewa.simulator.web;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What no resource answers is answered in JSON too, never with a page.
class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    @ServerExceptionMapper
    Response notFound(NotFoundException unknown, UriInfo address) {
        return ErrorResponse.of(404, "There is nothing at /" + address.getPath() + ".", null);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException wrong, ContainerRequestContext request) {
        return ErrorResponse.of(
                405, "This address does not take " + request.getMethod() + ".", null);
    }

    @ServerExceptionMapper
    Response rejected(WebApplicationException rejected) {
        return ErrorResponse.of(
                rejected.getResponse().getStatus(), String.valueOf(rejected.getMessage()), null);
    }

    @ServerExceptionMapper
    Response failed(RuntimeException failed) {
        LOG.error("A request could not be answered", failed);
        return ErrorResponse.of(500, "The simulator failed; its log says why.", null);
    }
}
