package dev.pesewa.billing.purchase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// How to reach the payment providers. The local secrets are refused outside the local profile.
@ConfigMapping(prefix = "pesewa.payment")
public interface PaymentConfig {

    String LOCAL_PAYSTACK_KEY = "sk_test_pesewa_local";

    @WithDefault("${PESEWA_PROFILE:production}")
    String profile();

    @WithDefault("${PESEWA_PAYSTACK_URL:${PESEWA_SIMULATORS_URL:http://127.0.0.1:8084}/paystack}")
    URI paystackUrl();

    /// The current secret key first, then the previous one while it is rotated.
    @WithDefault("${PESEWA_PAYSTACK_KEYS:" + LOCAL_PAYSTACK_KEY + "}")
    List<String> paystackKeys();

    @WithDefault("PT10S")
    Duration timeout();

    default boolean isLocal() {
        return profile().equals("local");
    }
}
