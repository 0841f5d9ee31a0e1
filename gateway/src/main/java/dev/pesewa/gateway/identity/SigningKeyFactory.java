package dev.pesewa.gateway.identity;

import dev.pesewa.kit.id.IdGenerator;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Makes key pairs and reads sealed ones.
public final class SigningKeyFactory {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final KeyEncryption sealing;
    private final IdGenerator ids;

    public SigningKeyFactory(String masterKey, IdGenerator ids) {
        this.sealing = new KeyEncryption(masterKey);
        this.ids = ids;
    }

    /// As it lies in the database: the private half sealed, both in Base64.
    public record Sealed(String kid, String privateKey, String publicKey) {}

    public Sealed make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new Sealed(
                    ids.next().toString(),
                    BASE64.encodeToString(
                            sealing.seal(
                                    pair.getPrivate().getEncoded(),
                                    ids.secret(KeyEncryption.NONCE_BYTES))),
                    BASE64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public List<SigningKey> open(List<Sealed> sealed) {
        return sealed.stream().map(this::open).toList();
    }

    private SigningKey open(Sealed sealed) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            byte[] opened = sealing.open(Base64.getDecoder().decode(sealed.privateKey()));
            return new SigningKey(
                    sealed.kid(),
                    (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(opened)),
                    (ECPublicKey)
                            factory.generatePublic(
                                    new X509EncodedKeySpec(
                                            Base64.getDecoder().decode(sealed.publicKey()))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signing key cannot be read.", broken);
        }
    }
}
