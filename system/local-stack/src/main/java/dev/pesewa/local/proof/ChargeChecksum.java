package dev.pesewa.local.proof;

import java.util.UUID;

/// Distinguishes sets of (id, amount) without keeping them: a sum of 128 mixed bits, in any order.
/// Not against forgery, which the hash chain is for; against mistakes.
record ChargeChecksum(long count, long amount, long high, long low) {

    static final ChargeChecksum EMPTY = new ChargeChecksum(0, 0, 0, 0);

    private static final long ODD = 0x9E3779B97F4A7C15L;

    ChargeChecksum plus(UUID id, long micros) {
        long mixed = mix(id.getMostSignificantBits() ^ mix(id.getLeastSignificantBits() + micros));
        return new ChargeChecksum(
                count + 1, amount + micros, high + mixed, low + mix(mixed ^ micros * ODD));
    }

    /// The finalizer of SplitMix64: every bit in changes half of the bits out.
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
