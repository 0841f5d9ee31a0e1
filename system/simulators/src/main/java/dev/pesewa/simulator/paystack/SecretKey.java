package dev.pesewa.simulator.paystack;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A resource that wants the merchant's secret key, as `Authorization: Bearer sk_test_...`.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface SecretKey {

    /// The one key that works here. It is not a secret: nothing real accepts it.
    String LOCAL = "sk_test_pesewa_local";

    /// Rejects any other key.
    final class Filter {

        @SecretKey
        @ServerRequestFilter
        void check(ContainerRequestContext request) {
            String sent = request.getHeaderString(HttpHeaders.AUTHORIZATION);
            if (!("Bearer " + LOCAL).equals(sent)) {
                throw new PaystackException(401, "Invalid key", "invalid_Key");
            }
        }
    }
}
