package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {

    private static final byte[] SECRET = "a key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NONCE = new byte[KeyEncryption.NONCE_BYTES];

    private final byte[] sealed = new KeyEncryption("one").seal(SECRET, NONCE);

    @Test
    void opensUnderTheSameMasterKey() {
        assertThat(new KeyEncryption("one").open(sealed)).isEqualTo(SECRET);
    }

    @Test
    void doesNotOpenUnderAnotherMasterKey() {
        // When
        var other = new KeyEncryption("two");
        // Then
        assertThatThrownBy(() -> other.open(sealed)).hasMessageContaining("another master key");
    }

    @Test
    void noticesAChangedBitAnywhere() {
        for (int i = 0; i < sealed.length; i++) {
            // When
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            // Then
            assertThatThrownBy(() -> new KeyEncryption("one").open(changed))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void looksDifferentUnderAnotherNonce() {
        // Given
        byte[] nonce = NONCE.clone();
        nonce[0] = 1;
        // When
        byte[] again = new KeyEncryption("one").seal(SECRET, nonce);
        // Then
        assertThat(again).isNotEqualTo(sealed).hasSameSizeAs(sealed);
    }
}
