package dev.pesewa.billing.purchase.paystack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.purchase.PaymentProvider.Payment;
import dev.pesewa.billing.purchase.PaymentProvider.PaymentState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaystackPayloadTest {

    @Test
    void comparesTheRequestedAmountBecauseTheOtherHoldsTheFee() {
        var payment =
                read(
                        """
                        {"reference":"r","status":"success","amount":8160,
                         "requested_amount":"8000","currency":"GHS","domain":"test"}""");
        assertThat(payment).contains(new Payment("r", PaymentState.SUCCEEDED, 8000, "GHS", "test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abandoned", "ongoing", "pending", "processing", "queued", "reversed"})
    void anythingButSuccessAndFailedIsUndecided(String status) {
        var payment = read("{\"reference\":\"r\",\"status\":\"" + status + "\",\"amount\":1}");
        assertThat(payment.map(Payment::state)).contains(PaymentState.WAITING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"reference\":\"r\",\"status\":\"success\"}",
                "{\"reference\":\"r\",\"status\":\"success\",\"amount\":1.5}",
                "{\"reference\":\"r\",\"status\":\"success\",\"amount\":\"-1\"}",
                "{\"reference\":\"r\",\"status\":\"success\",\"amount\":1e40}",
                "{\"status\":\"success\",\"amount\":1}",
            })
    void whatIsOddIsNoPayment(String data) {
        assertThat(read(data)).isEmpty();
    }

    @Test
    void aSignatureFitsOneBodyAndAnyOfTheKeys() {
        byte[] body = "{\"event\":\"charge.success\"}".getBytes(StandardCharsets.UTF_8);
        String signature = PaystackSignature.sign(body, "old");
        assertThat(PaystackSignature.isRight(body, signature, List.of("new", "old"))).isTrue();
        assertThat(PaystackSignature.isRight(body, signature, List.of("new"))).isFalse();
        body[3]++;
        assertThat(PaystackSignature.isRight(body, signature, List.of("old"))).isFalse();
    }

    private static Optional<Payment> read(String data) {
        try {
            return PaystackPayload.payment(new ObjectMapper().readTree(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
