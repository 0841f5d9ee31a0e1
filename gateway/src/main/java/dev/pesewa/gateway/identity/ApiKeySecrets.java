package dev.pesewa.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// API keys: 256 random bits, shown once as `pk_…`. Only a SHA-256 is kept; with so much randomness
/// a slow hash would add nothing.
public final class ApiKeySecrets {

    public static final int BYTES = 32;
    public static final int PREFIX_LENGTH = 8;
    private static final String START = "pk_";

    private ApiKeySecrets() {}

    public static String apiKey(byte[] random) {
        return START + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /// What lists show, so that its owner knows which key it is.
    public static String prefix(String key) {
        return key.substring(0, PREFIX_LENGTH);
    }

    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
