package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ApiKeySecretsTest {

    private static final byte[] RANDOM = new byte[ApiKeySecrets.BYTES];

    @Test
    void makesAKeyThatAnAddressOrAShellTakesAsItIs() {
        assertThat(ApiKeySecrets.apiKey(RANDOM)).matches("pk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void keepsAllOfTheRandomness() {
        // Given
        byte[] other = RANDOM.clone();
        other[ApiKeySecrets.BYTES - 1] = 1;
        // When
        String key = ApiKeySecrets.apiKey(other);
        // Then
        assertThat(key).isNotEqualTo(ApiKeySecrets.apiKey(RANDOM));
    }

    @Test
    void showsTheBeginningOnly() {
        assertThat(ApiKeySecrets.prefix("pk_abcdefghij"))
                .isEqualTo("pk_abcde")
                .hasSize(ApiKeySecrets.PREFIX_LENGTH);
    }

    @Test
    void hashesAsSha256() {
        assertThat(HexFormat.of().formatHex(ApiKeySecrets.hash("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
