package dev.pesewa.billing.purchase;

import dev.pesewa.local.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Says that Paystack is at a port of this machine.
public final class PaystackPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String url = "http://127.0.0.1:" + FreePorts.find() + "/paystack";
        return Map.of("pesewa.payment.paystack-url", url);
    }

    @Override
    public void stop() {}
}
