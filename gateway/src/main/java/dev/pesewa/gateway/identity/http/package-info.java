/// The endpoints of identity: sign-in, tokens, API keys, users, public signing keys.
@NullMarked
package dev.pesewa.gateway.identity.http;

import org.jspecify.annotations.NullMarked;
