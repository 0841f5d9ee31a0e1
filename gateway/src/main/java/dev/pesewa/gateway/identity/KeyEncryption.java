package dev.pesewa.gateway.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts the private signing keys (AES-256-GCM, key = SHA-256 of the master key). Somebody who
/// has a copy of the database but not the master key signs no token. Encrypted content is 12 bytes
/// of nonce, then the ciphertext with its tag of 16 bytes; a changed bit is noticed.
final class KeyEncryption {

    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    KeyEncryption(String masterKey) {
        this.key = new SecretKeySpec(ApiKeySecrets.hash(masterKey), "AES");
    }

    byte[] seal(byte[] content, byte[] nonce) {
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, content, nonce);
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    /// Throws when it was sealed under another master key.
    byte[] open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return crypt(
                Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), nonce);
    }

    private byte[] crypt(int mode, byte[] content, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "The signing key was sealed under another master key.", wrong);
        }
    }
}
