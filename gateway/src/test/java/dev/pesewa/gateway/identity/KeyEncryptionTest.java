package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {

    private static final byte[] SECRET = "a key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NONCE = new byte[KeyEncryption.NONCE_BYTES];

    @Test
    void opensOnlyUnderTheMasterKeyThatSealed() {
        byte[] sealed = new KeyEncryption("one").seal(SECRET, NONCE);
        assertThat(new KeyEncryption("one").open(sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> new KeyEncryption("two").open(sealed))
                .hasMessageContaining("another master key");
    }

    @Test
    void noticesAChangedBit() {
        byte[] sealed = new KeyEncryption("one").seal(SECRET, NONCE);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new KeyEncryption("one").open(sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}
