package dev.pesewa.local.postgres;

import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/// The server's programs, unpacked once per version and machine, by `tar`, which is ten times as
/// fast as an xz library in Java. A template of an initialised cluster lies beside them.
final class PostgresBinaries {

    private static final String DONE = "complete";

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /// The programs below `cache`, unpacked now when they are not there yet. Another process that
    /// does the same at the same time is waited for.
    static PostgresBinaries in(Path cache) {
        Path folder = cache.resolve("postgres-18.6");
        try {
            Files.createDirectories(cache);
            try (FileChannel lock =
                            FileChannel.open(
                                    cache.resolve("postgres-18.6.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                if (!Files.exists(folder.resolve(DONE))) {
                    unpack(cache, folder);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new PostgresBinaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /// An initialised cluster, to be copied.
    Path template() {
        return folder.resolve("template");
    }

    private static void unpack(Path cache, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        Path archive = fresh.resolve("postgres.txz");
        try (InputStream packed = archive()) {
            Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        if (!mac && !ProgramRun.succeeds(List.of("xz", "--version"))) {
            throw new LocalException(
                    "PostgreSQL is packed with xz, which is missing here. Install it (Debian:"
                            + " apt-get install xz-utils).");
        }
        ProgramRun.run(List.of("tar", "-xJf", archive.toString(), "-C", fresh.toString()));
        Files.delete(archive);
        ProgramRun.run(List.of("chmod", "-R", "a+rX", fresh.toString()));
        var binaries = new PostgresBinaries(fresh);
        initialise(binaries);
        Files.createFile(fresh.resolve(DONE));
        if (Files.exists(folder)) {
            ProgramRun.run(List.of("rm", "-rf", folder.toString()));
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void initialise(PostgresBinaries binaries) {
        ProgramRun.run(
                UnprivilegedUser.command(
                        binaries.template(),
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + binaries.template(),
                                "--username=postgres",
                                "--auth=trust",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8")));
    }

    private static InputStream archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String platform = os.startsWith("mac") ? "darwin" : "linux";
        String processor = arch.contains("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + platform + "-" + processor + ".txz";
        InputStream found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new LocalException("There is no PostgreSQL for " + os + " on " + arch + ".");
        }
        return found;
    }
}
