package dev.pesewa.local.proof;

import java.util.List;
import java.util.UUID;

/// What the rows beside the journal say of a wallet, in micro-credits. `charges` is the tally
/// of its logged charges, each with its id and credits.
record WalletRow(
        UUID workspace,
        long available,
        long held,
        long debt,
        long used,
        long seq,
        String head,
        List<LotRow> lots,
        long openHolds,
        ChargeChecksum charges) {

    record LotRow(UUID id, long amount, long remaining, long held) {}
}
