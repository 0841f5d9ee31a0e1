/// Who may come in: users, API keys, signing keys and the tokens they buy. Never keeps a password
/// or a key that could be read back; never issues a token for longer than fifteen minutes.
@NullMarked
package dev.pesewa.gateway.identity;

import org.jspecify.annotations.NullMarked;
