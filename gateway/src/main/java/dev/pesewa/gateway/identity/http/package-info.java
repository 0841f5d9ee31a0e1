/// The doors to identity: sign-in, keys, tokens, users.
@NullMarked
package dev.pesewa.gateway.identity.http;

import org.jspecify.annotations.NullMarked;
