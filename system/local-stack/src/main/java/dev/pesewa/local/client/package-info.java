/// Talking to a running stack over HTTP, as any client would: signing in, importing, sampling.
@NullMarked
package dev.pesewa.local.client;

import org.jspecify.annotations.NullMarked;
