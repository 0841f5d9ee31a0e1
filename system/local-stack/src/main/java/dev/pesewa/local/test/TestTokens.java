package dev.pesewa.local.test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tokens as the gateway issues them, signed by a key that exists for one test run, and tokens that
/// must be refused.
public final class TestTokens {

    private static final String KEY_ID = "test";
    private static final KeyPair KEY = keyPair();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID_FOR = Duration.ofMinutes(15);
    private static final int COORDINATE_BYTES = 32;

    private TestTokens() {}

    public static String operator() {
        return token("operator", null);
    }

    /// `role` is owner, member or ingest.
    public static String token(String role, @Nullable UUID workspace) {
        return signed(KEY, claims(role, workspace, "pesewa", Instant.now().plus(VALID_FOR)));
    }

    public static String expired(String role, UUID workspace) {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        return signed(KEY, claims(role, workspace, "pesewa", longAgo));
    }

    public static String ofAnotherIssuer(String role, UUID workspace) {
        return signed(KEY, claims(role, workspace, "somebody", Instant.now().plus(VALID_FOR)));
    }

    public static String signedByAnotherKey(String role, UUID workspace) {
        return signed(keyPair(), claims(role, workspace, "pesewa", Instant.now().plus(VALID_FOR)));
    }

    /// `alg: none`, the oldest trick.
    public static String unsigned(String role, UUID workspace) {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        ObjectNode claims = claims(role, workspace, "pesewa", Instant.now().plus(VALID_FOR));
        return encoded(header) + "." + encoded(claims.toString()) + ".";
    }

    /// The public half, as the gateway's `/.well-known/jwks.json` would show it.
    public static String jwks() {
        ECPublicKey key = (ECPublicKey) KEY.getPublic();
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", KEY_ID)
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY()));
        return set.toString();
    }

    private static ObjectNode claims(
            String role, @Nullable UUID workspace, String issuer, Instant expiry) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer)
                .put("aud", "pesewa")
                .put("sub", "tester")
                .put("jti", UUID.randomUUID().toString())
                .put("iat", expiry.minus(VALID_FOR).getEpochSecond())
                .put("exp", expiry.getEpochSecond());
        claims.putArray("groups").add(role);
        if (workspace != null) {
            claims.put("workspace", workspace.toString());
        }
        return claims;
    }

    private static String signed(KeyPair key, ObjectNode claims) {
        String header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String content = encoded(header) + "." + encoded(claims.toString());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return BASE64.encodeToString(fixed);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
