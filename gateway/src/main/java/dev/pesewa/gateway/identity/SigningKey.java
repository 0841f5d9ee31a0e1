package dev.pesewa.gateway.identity;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/// An ES256 key pair. `kid` names it in tokens and in the JWKS.
public record SigningKey(String kid, ECPrivateKey privateKey, ECPublicKey publicKey) {}
