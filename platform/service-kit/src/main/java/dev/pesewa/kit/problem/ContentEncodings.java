package dev.pesewa.kit.problem;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a body in an encoding that is not understood. A gzipped one is unpacked before it comes
/// here, and counts by its unpacked size (`quarkus.http.enable-decompression`).
public class ContentEncodings {

    @ServerRequestFilter(preMatching = true)
    public void refuseUnknown(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Encoding of the body is not understood here; send it plain.");
        }
    }
}
