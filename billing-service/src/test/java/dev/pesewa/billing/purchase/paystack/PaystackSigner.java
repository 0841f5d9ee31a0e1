package dev.pesewa.billing.purchase.paystack;

import java.nio.charset.StandardCharsets;

/// Signs webhooks in tests as Paystack does.
public final class PaystackSigner {

    private PaystackSigner() {}

    public static String sign(String body, String key) {
        return PaystackSignature.sign(body.getBytes(StandardCharsets.UTF_8), key);
    }
}
