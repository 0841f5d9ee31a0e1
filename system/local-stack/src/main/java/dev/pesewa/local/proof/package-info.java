/// Proves the books offline: replays billing's journal from its first posting, by code that shares
/// nothing with the service that wrote it, and compares the end with every row that says otherwise
/// what a wallet holds.
@NullMarked
package dev.pesewa.local.proof;

import org.jspecify.annotations.NullMarked;
