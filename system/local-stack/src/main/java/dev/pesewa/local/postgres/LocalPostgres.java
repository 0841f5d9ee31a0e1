package dev.pesewa.local.postgres;

import dev.pesewa.local.Folders;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One PostgreSQL server on 127.0.0.1 with a database and two roles per service: the owner, who
/// migrates, and `<name>_app`, who serves and may do only what migrations granted.
public final class LocalPostgres {

    public static final List<String> DATABASES = List.of("usage", "billing", "metrics", "gateway");
    public static final String PASSWORD = "pesewa";

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final int STATUS_LINE = 7;

    private final LocalProcess process;
    private final Path home;
    private final Path data;
    private final int port;

    /// State lies in `home`; the server listens on `port`.
    public LocalPostgres(Path home, int port) {
        this.process = new LocalProcess("postgres", home);
        this.home = home.toAbsolutePath();
        this.data = home.resolve("postgres").toAbsolutePath();
        this.port = port;
    }

    public LocalProcess process() {
        return process;
    }

    /// Starts it on its data, made new when there is none, and returns when it answers.
    public void start() {
        if (process.isRunning()) {
            throw new LocalException("PostgreSQL runs already in " + data);
        }
        PostgresBinaries binaries = PostgresBinaries.in(cache());
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        try {
            if (fresh) {
                Files.createDirectories(home);
                copy(binaries.template());
            }
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        process.start(UnprivilegedUser.command(data, command(binaries)), Map.of("TZ", "UTC"));
        if (!Polling.until(READY_WITHIN, () -> isReady() || !process.isRunning())
                || !process.isRunning()) {
            throw new LocalException(
                    "PostgreSQL did not start. It said:\n" + process.lastWords(20));
        }
        createDatabases();
    }

    private List<String> command(PostgresBinaries binaries) {
        return List.of(
                binaries.program("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=128MB");
    }

    /// Moved when it is whole, so that whoever is interrupted begins anew.
    private void copy(Path template) throws IOException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(fresh);
        ProgramRun.run(List.of("cp", "-a", template.toString(), fresh.toString()));
        Folders.delete(data);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isReady() {
        try {
            List<String> status = Files.readAllLines(data.resolve("postmaster.pid"));
            return status.size() > STATUS_LINE && status.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /// As the superuser; the caller closes it.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", PASSWORD);
    }

    /// Also after a crash in the middle of it: what exists is left as it is.
    private void createDatabases() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String name : DATABASES) {
                if (!exists(
                        statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "_app'")) {
                    statement.execute(
                            "DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s LOGIN PASSWORD '%2$s'"
                                    .formatted(name, PASSWORD));
                    statement.execute(
                            "CREATE ROLE %s_app LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
                }
                if (!exists(
                        statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                    statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
                }
            }
        } catch (SQLException failed) {
            throw new LocalException("Could not create the services' databases", failed);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// A fast shutdown (INT; TERM would wait for every client to go): nothing is lost.
    public void stop() {
        process.handle()
                .ifPresent(
                        server -> {
                            ProgramRun.run(List.of("kill", "-INT", Long.toString(server.pid())));
                            Polling.until(STOPPED_WITHIN, () -> !process.isRunning());
                        });
        process.stop();
    }

    /// Like pulling the plug on the server, but not on the disk.
    public void kill() {
        process.kill();
    }

    private static Path cache() {
        String set = System.getenv("PESEWA_CACHE");
        if (set != null) {
            return Path.of(set);
        }
        return UnprivilegedUser.needsOpenFolders()
                ? Path.of("/var/tmp/pesewa")
                : Path.of(System.getProperty("user.home"), ".cache", "pesewa");
    }
}
