package dev.pesewa.local.chaos;

import java.time.Duration;

/// How long, at least how many kills of each process, and which random history.
public record ChaosPlan(Duration time, int kills, long seed) {

    static final int WALLETS = 8;
    static final int WORKERS = 32;
}
