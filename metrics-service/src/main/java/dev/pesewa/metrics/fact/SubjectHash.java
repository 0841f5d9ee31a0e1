package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.UsageRecorded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Who was active: the user, or the client where a call names no user. Kept as the first 128 bits
/// of a SHA-256, which tells subjects apart and names nobody. Example: the user `ama` and the
/// client `ama` are two subjects, and so is the user `ama` of another workspace. A call that names
/// neither is of `NOBODY`: it counts, and makes nobody active.
public record SubjectHash(UUID value) {

    /// Zero, as it stands in the queries. No hash is zero but by a chance of 1 in 2^128.
    public static final SubjectHash NOBODY = new SubjectHash(new UUID(0, 0));

    public static SubjectHash of(UsageRecorded event) {
        String user = event.subject().userId();
        String client = event.clientId();
        if (user == null && client == null) {
            return NOBODY;
        }
        String who = user == null ? "client:" + client : "user:" + user;
        byte[] hash =
                sha256().digest((event.workspaceId() + "/" + who).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new SubjectHash(new UUID(bits.getLong(), bits.getLong()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
