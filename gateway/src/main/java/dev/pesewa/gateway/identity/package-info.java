/// Who may come in: users, API keys, the keys that sign, and the tokens that users and API keys
/// get.
///
/// Owns: sign-in and its lock, API keys, the signing keys and their encryption, token issue and the
/// gateway's own check of tokens. Does not own: what a role may do (each resource names its roles),
/// nor which workspaces exist (`workspace`).
///
/// Invariants: a password or an API key is kept as a hash only, a signing key encrypted only; a
/// token is valid for fifteen minutes at most; a token of a workspace never speaks for another one
/// (I7); an API key is never an operator's.
///
/// The flow starts in `AuthResource`: password or API key, then `Principal`, then `TokenIssuer`.
/// At start `IdentityBootstrap` loads the `SigningKeyRing`.
@NullMarked
package dev.pesewa.gateway.identity;

import org.jspecify.annotations.NullMarked;
