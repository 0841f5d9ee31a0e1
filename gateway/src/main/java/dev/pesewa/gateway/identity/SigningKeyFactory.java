package dev.pesewa.gateway.identity;

import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
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

/// Makes ES256 key pairs and reads stored ones. What `make` gave, `open` reads under the same
/// master key; under another one it throws, and the gateway does not start.
@ApplicationScoped
public class SigningKeyFactory {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final KeyEncryption encryption;
    private final IdGenerator ids;

    public SigningKeyFactory(IdentityConfig config, IdGenerator ids) {
        this.encryption = new KeyEncryption(config.requiredMasterKey());
        this.ids = ids;
    }

    public SealedSigningKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] encrypted =
                    encryption.seal(
                            pair.getPrivate().getEncoded(), ids.secret(KeyEncryption.NONCE_BYTES));
            return new SealedSigningKey(
                    ids.next().toString(),
                    BASE64.encodeToString(encrypted),
                    BASE64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public SigningKey open(SealedSigningKey sealed) {
        byte[] privateKey = encryption.open(Base64.getDecoder().decode(sealed.privateKey()));
        byte[] publicKey = Base64.getDecoder().decode(sealed.publicKey());
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new SigningKey(
                    sealed.kid(),
                    (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKey)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signing key cannot be read.", broken);
        }
    }
}
