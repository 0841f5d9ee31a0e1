package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `amount` moves from `debit` to `credit`; a debt has no lot. `hash` chains it to the posting
/// before: SHA-256 of `hash before|seq|debit|credit|micro-credits|lot or -|cause|time`.
public record Posting(
        long seq,
        Account debit,
        Account credit,
        Credits amount,
        @Nullable UUID lotId,
        UUID causeId,
        Instant at,
        String hash) {

    /// What the chain of a wallet without postings starts from.
    public static final String GENESIS = "0".repeat(64);

    static Posting after(
            WalletState.Chain chain,
            Account debit,
            Account credit,
            Credits amount,
            @Nullable UUID lotId,
            UUID causeId,
            Instant at) {
        var draft = new Posting(chain.seq() + 1, debit, credit, amount, lotId, causeId, at, "");
        return new Posting(
                draft.seq,
                debit,
                credit,
                amount,
                lotId,
                causeId,
                at,
                draft.hashAfter(chain.hash()));
    }

    /// What `hash` must be when the posting before has the hash `previous`.
    public String hashAfter(String previous) {
        return sha256(
                String.join(
                        "|",
                        previous,
                        Long.toString(seq),
                        debit.text(),
                        credit.text(),
                        Long.toString(amount.micros()),
                        lotId == null ? "-" : lotId.toString(),
                        causeId.toString(),
                        at.toString()));
    }

    private static String sha256(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
