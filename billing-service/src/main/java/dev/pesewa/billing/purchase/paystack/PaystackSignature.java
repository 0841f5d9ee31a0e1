package dev.pesewa.billing.purchase.paystack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `x-paystack-signature`: lower-case hex HMAC-SHA512 of the raw body under the secret key.
public final class PaystackSignature {

    private static final String ALGORITHM = "HmacSHA512";

    private PaystackSignature() {}

    /// Whether any of the keys made the signature. The time that this takes does not depend on
    /// where a wrong signature differs.
    public static boolean isRight(byte[] body, String signature, List<String> keys) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (String key : keys) {
            byte[] expected = sign(body, key).getBytes(StandardCharsets.UTF_8);
            right |= MessageDigest.isEqual(expected, given);
        }
        return right;
    }

    static String sign(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
