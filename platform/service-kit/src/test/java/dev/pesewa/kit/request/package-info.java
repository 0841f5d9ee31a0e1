/// Requests without a server, for tests of what reads a token or an address.
@NullMarked
package dev.pesewa.kit.request;

import org.jspecify.annotations.NullMarked;
