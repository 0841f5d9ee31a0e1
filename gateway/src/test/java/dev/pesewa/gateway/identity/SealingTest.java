package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final byte[] SECRET = "a key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NONCE = new byte[Sealing.NONCE_BYTES];

    @Test
    void opensOnlyUnderTheMasterKeyThatSealed() {
        byte[] sealed = new Sealing("one").seal(SECRET, NONCE);
        assertThat(new Sealing("one").open(sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> new Sealing("two").open(sealed))
                .hasMessageContaining("another master key");
    }

    @Test
    void noticesAChangedBit() {
        byte[] sealed = new Sealing("one").seal(SECRET, NONCE);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new Sealing("one").open(sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}
