package dev.pesewa.local.postgres;

import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root, which containers and build machines often are. A user
/// namespace in which we are nobody needs no change of owners; where the kernel forbids it, the
/// server runs as the user `nobody`, who then must own its data.
final class UnprivilegedUser {

    private static final int NOBODY = 65_534;
    private static final boolean ROOT = isRoot();
    private static final boolean NAMESPACE =
            ROOT && ProgramRun.succeeds(List.of("unshare", "-U", "true"));

    private UnprivilegedUser() {}

    /// `command` as a user that PostgreSQL accepts; `data` is the folder it will write.
    static List<String> command(Path data, List<String> command) {
        if (!ROOT) {
            return command;
        }
        List<String> prefixed = new ArrayList<>();
        if (NAMESPACE) {
            prefixed.addAll(List.of("unshare", "-U"));
        } else {
            mustBeReachable(data);
            give(data);
            prefixed.addAll(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        prefixed.addAll(command);
        return prefixed;
    }

    /// True when the server runs as another user, who cannot look into root's home.
    static boolean needsOpenFolders() {
        return ROOT && !NAMESPACE;
    }

    private static void mustBeReachable(Path data) {
        for (Path folder = data.toAbsolutePath().getParent();
                folder != null;
                folder = folder.getParent()) {
            if (!isOpen(folder)) {
                throw new LocalException(
                        "PostgreSQL does not run as root, and nobody else may enter "
                                + folder
                                + ". Set PESEWA_HOME to a folder below one that all may enter,"
                                + " such as /var/tmp/pesewa-home.");
            }
        }
    }

    private static boolean isOpen(Path folder) {
        try {
            return !Files.exists(folder)
                    || Files.getPosixFilePermissions(folder)
                            .contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void give(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ProgramRun.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, data.toString()));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
