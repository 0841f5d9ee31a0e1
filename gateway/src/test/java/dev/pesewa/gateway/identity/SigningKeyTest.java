package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    @Test
    void isReadBackUnderTheSameMasterKey() {
        // Given
        SealedSigningKey stored = TestIdentity.factory("one").make();
        // When
        SigningKey opened = TestIdentity.factory("one").open(stored);
        // Then
        assertThat(opened.kid()).isEqualTo(stored.kid());
        assertThat(opened.publicKey().getEncoded())
                .isEqualTo(Base64.getDecoder().decode(stored.publicKey()));
    }

    @Test
    void isNotReadUnderAnotherMasterKey() {
        // Given
        SealedSigningKey stored = TestIdentity.factory("one").make();
        // When
        SigningKeyFactory other = TestIdentity.factory("two");
        // Then
        assertThatThrownBy(() -> other.open(stored)).hasMessageContaining("another master key");
    }

    @Test
    void isStoredWithoutItsPrivateHalfInPlain() {
        // Given
        SigningKeyFactory factory = TestIdentity.factory("one");
        // When
        SealedSigningKey stored = factory.make();
        // Then
        byte[] plain = factory.open(stored).privateKey().getEncoded();
        assertThat(Base64.getDecoder().decode(stored.privateKey()))
                .isNotEqualTo(plain)
                .hasSizeGreaterThan(plain.length);
    }

    @Test
    void isAnotherOneEachTime() {
        assertThat(TestIdentity.factory("one").make().kid())
                .isNotEqualTo(TestIdentity.factory("one").make().kid());
    }

    @Test
    void signsWhenItIsTheFirstOfTheRing() {
        // Given
        SigningKey current = TestIdentity.key();
        SigningKey replaced = TestIdentity.key();
        // When
        SigningKeyRing ring = TestIdentity.ring(current, replaced);
        // Then
        assertThat(ring.active()).isEqualTo(current);
        assertThat(ring.keys()).containsExactly(current, replaced);
    }

    @Test
    void isNeededByARing() {
        assertThatThrownBy(() -> new SigningKeyRing().load(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
