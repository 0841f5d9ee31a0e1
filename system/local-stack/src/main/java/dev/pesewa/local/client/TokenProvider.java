package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Tokens for every role. The operator signs in with the local password; for the other roles
/// an API key is made once per workspace and kept in the state folder.
public final class TokenProvider {

    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(2);

    private final URI gateway;
    private final Path home;
    private final Map<String, Held> held = new HashMap<>();

    public TokenProvider(URI gateway, Path home) {
        this.gateway = gateway;
        this.home = home;
    }

    public String operator() {
        return held("operator", this::signIn);
    }

    /// `role` is owner, member or ingest.
    public String of(String role, String workspace) {
        return held(role + "-" + workspace, () -> exchange(key(role, workspace)));
    }

    /// Making a key asks for an operator's token in between, so this must be open to itself.
    private synchronized String held(String name, Supplier<JsonNode> source) {
        Held known = held.get(name);
        if (known == null || !known.isFresh()) {
            known = Held.of(source.get());
            held.put(name, known);
        }
        return known.token();
    }

    private JsonNode signIn() {
        return anonymous()
                .post("/api/auth/login", Map.of("username", "operator", "password", password(home)))
                .expect(200);
    }

    private JsonNode exchange(JsonNode key) {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(key.path("id").asText(), key.path("key").asText());
        return anonymous()
                .send(
                        "POST",
                        "/api/auth/token",
                        "application/x-www-form-urlencoded",
                        form,
                        Map.of())
                .expect(200);
    }

    private JsonNode key(String role, String workspace) {
        Path file = home.resolve("keys").resolve(role + "-" + workspace + ".json");
        if (Files.exists(file)) {
            return ApiClient.parse(read(file));
        }
        JsonNode made =
                new ApiClient(gateway, this::operator)
                        .post(
                                "/api/auth/keys",
                                Map.of(
                                        "name",
                                        "local " + role,
                                        "role",
                                        role,
                                        "workspaceId",
                                        workspace))
                        .expect(201);
        writeSecret(file, made.toString());
        return made;
    }

    private ApiClient anonymous() {
        return new ApiClient(gateway, () -> "");
    }

    /// The operator's password, which `up` made.
    public static String password(Path home) {
        Path file = home.resolve("operator-password");
        if (!Files.exists(file)) {
            throw new LocalException("Nothing has been started in " + home + ": run ./pesewa up");
        }
        return read(file);
    }

    /// A file that only its owner can read.
    public static void writeSecret(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Held(String token, Instant expiry) {

        static Held of(JsonNode answer) {
            boolean login = answer.has("accessToken");
            String token = answer.path(login ? "accessToken" : "access_token").asText();
            long seconds = answer.path(login ? "expiresIn" : "expires_in").asLong();
            return new Held(token, Instant.now().plusSeconds(seconds));
        }

        boolean isFresh() {
            return Instant.now().plus(RENEW_BEFORE_EXPIRY).isBefore(expiry);
        }
    }
}
