package dev.pesewa.simulator.paystack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How Paystack signs a webhook: lower-case hex HMAC-SHA512 of the raw body under the API key.
final class Signature {

    static final String HEADER = "x-paystack-signature";

    private static final String ALGORITHM = "HmacSHA512";

    private Signature() {}

    static String of(String body, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
