package dev.pesewa.provider;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.IMAGE_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The disjoint counts of a call, and the sums that providers tell of them. `reasoning` of the
/// output was not shown.
record Call(Tokens tokens, long reasoning) {

    static Call random(Random random, List<TokenKind> kinds) {
        Map<TokenKind, Long> counts = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : kinds) {
            counts.put(kind, random.nextInt(4) == 0 ? 0L : random.nextLong(1, 100_000));
        }
        counts.merge(INPUT, 1L, Long::sum);
        Tokens tokens = Tokens.of(kind -> kinds.contains(kind) ? counts.getOrDefault(kind, 0L) : 0);
        return new Call(tokens, random.nextLong(tokens.of(OUTPUT) + 1));
    }

    long of(TokenKind kind) {
        return tokens.of(kind);
    }

    long text() {
        return of(INPUT) + of(CACHED_INPUT) + writes();
    }

    long writes() {
        return of(CACHE_WRITE) + of(CACHE_WRITE_1H);
    }

    long audio() {
        return of(AUDIO_INPUT) + of(CACHED_AUDIO_INPUT);
    }

    long images() {
        return of(IMAGE_INPUT) + of(CACHED_IMAGE_INPUT);
    }

    long cached() {
        return of(CACHED_INPUT) + of(CACHED_AUDIO_INPUT) + of(CACHED_IMAGE_INPUT);
    }

    /// Whatever the model read.
    long read() {
        return text() + audio() + images();
    }

    /// Whatever the model wrote, its reasoning too.
    long wrote() {
        return of(OUTPUT) + of(AUDIO_OUTPUT) + of(IMAGE_OUTPUT);
    }

    long shown() {
        return wrote() - reasoning;
    }

    long total() {
        return read() + wrote();
    }
}
