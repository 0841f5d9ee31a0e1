package dev.pesewa.local.proof;

import java.util.UUID;

/// Something in a workspace's books that cannot be. `seq` is the posting's, 0 when it is about the
/// whole wallet.
public record Difference(UUID workspace, long seq, String text) {

    @Override
    public String toString() {
        return "workspace " + workspace + (seq == 0 ? "" : ", posting " + seq) + ": " + text;
    }
}
