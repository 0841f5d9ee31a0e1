package dev.pesewa.gateway.identity;

/// A signing key as the database keeps it: the private half encrypted by `KeyEncryption`, both
/// halves in Base64.
public record SealedSigningKey(String kid, String privateKey, String publicKey) {}
