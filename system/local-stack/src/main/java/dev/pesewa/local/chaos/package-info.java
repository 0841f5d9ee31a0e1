/// A bank under fire: many workers on a few wallets while processes are killed, and then the
/// question whether every answer that was given is in the books, once.
@NullMarked
package dev.pesewa.local.chaos;

import org.jspecify.annotations.NullMarked;
