package dev.pesewa.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How the gateway issues tokens. Outside the local profile `masterKey` and, at the first start,
/// `operatorPassword` must be given.
@ConfigMapping(prefix = "pesewa.identity")
public interface IdentityConfig {

    /// `local` allows the defaults of a laptop.
    @WithDefault("${PESEWA_PROFILE:production}")
    String profile();

    @WithDefault("pesewa")
    String issuer();

    @WithDefault("pesewa")
    String audience();

    @WithDefault("PT15M")
    Duration tokenLifetime();

    @WithDefault("${PESEWA_MASTER_KEY:}")
    Optional<String> masterKey();

    @WithDefault("${PESEWA_OPERATOR_PASSWORD:}")
    Optional<String> operatorPassword();

    default boolean isLocal() {
        return profile().equals("local");
    }

    /// The master key; a fixed one on a laptop only.
    default String requiredMasterKey() {
        return masterKey()
                .filter(key -> !key.isBlank())
                .or(() -> isLocal() ? Optional.of("pesewa-local-master-key") : Optional.empty())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Set PESEWA_MASTER_KEY to a long random secret: it seals"
                                                + " the keys that sign tokens."));
    }

    default String firstOperatorPassword() {
        return operatorPassword()
                .filter(password -> !password.isBlank())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no operator yet: set PESEWA_OPERATOR_PASSWORD"
                                                + " for the first start."));
    }
}
