package dev.pesewa.gateway.identity.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.gateway.identity.SigningKey;
import dev.pesewa.gateway.identity.SigningKeyRing;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/// The public keys, for every service and for anyone who verifies our tokens.
@Tag(name = "Sign-in")
@Path("/.well-known/jwks.json")
public class JwksResource {

    private static final int CACHED_SECONDS = 60;

    private final SigningKeyRing ring;

    public JwksResource(SigningKeyRing ring) {
        this.ring = ring;
    }

    @Operation(
            operationId = "listSigningKeys",
            summary = "The public keys that verify tokens (JWKS)")
    @GET
    @NonBlocking
    @APIResponse(
            responseCode = "200",
            description = "A JSON Web Key Set (RFC 7517)",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT)))
    public Response keys() {
        List<Map<String, Object>> keys = ring.keys().stream().map(JwksResource::shown).toList();
        return Response.ok(Map.of("keys", keys))
                .header("Cache-Control", "public, max-age=" + CACHED_SECONDS)
                .build();
    }

    private static Map<String, Object> shown(SigningKey key) {
        var shown = new EllipticCurveJsonWebKey(key.publicKey());
        shown.setKeyId(key.kid());
        shown.setAlgorithm("ES256");
        shown.setUse("sig");
        return shown.toParams(OutputControlLevel.PUBLIC_ONLY);
    }
}
