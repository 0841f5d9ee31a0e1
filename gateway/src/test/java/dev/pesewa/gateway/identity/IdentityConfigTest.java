package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityConfigTest {

    @Test
    void issuesTokensForFifteenMinutesUnlessToldOtherwise() {
        // When
        IdentityConfig config = TestIdentity.local();
        // Then
        assertThat(config.tokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.issuer()).isEqualTo("pesewa");
        assertThat(config.audience()).isEqualTo("pesewa");
    }

    @Test
    void bringsAMasterKeyOnALaptopOnly() {
        // When
        IdentityConfig production = TestIdentity.config(Map.of("profile", "production"));
        // Then
        assertThat(TestIdentity.local().requiredMasterKey()).isNotBlank();
        assertThatThrownBy(production::requiredMasterKey)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PESEWA_MASTER_KEY");
    }

    @Test
    void bringsNoPasswordOfTheFirstOperatorAnywhere() {
        // When
        IdentityConfig blank = TestIdentity.config(Map.of("operator-password", " "));
        // Then
        assertThatThrownBy(blank::firstOperatorPassword)
                .hasMessageContaining("PESEWA_OPERATOR_PASSWORD");
    }

    @Test
    void takesTheMasterKeyThatIsGiven() {
        assertThat(TestIdentity.config(Map.of("master-key", "secret")).requiredMasterKey())
                .isEqualTo("secret");
    }
}
