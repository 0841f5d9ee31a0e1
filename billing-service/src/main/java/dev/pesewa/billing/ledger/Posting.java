package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// `amount` moves from `debit` to `credit`. `hash` chains it to the posting before.
public record Posting(
        long seq,
        Account debit,
        Account credit,
        Credits amount,
        UUID lotId,
        UUID causeId,
        Instant at,
        String hash) {

    /// What the chain of a wallet without postings starts from.
    public static final String GENESIS = "0".repeat(64);

    static Posting after(
            String head,
            long seq,
            Account debit,
            Account credit,
            Credits amount,
            UUID lotId,
            UUID causeId,
            Instant at) {
        String content =
                String.join(
                        "|",
                        head,
                        Long.toString(seq),
                        debit.text(),
                        credit.text(),
                        Long.toString(amount.micros()),
                        lotId.toString(),
                        causeId.toString(),
                        at.toString());
        return new Posting(seq, debit, credit, amount, lotId, causeId, at, sha256(content));
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
