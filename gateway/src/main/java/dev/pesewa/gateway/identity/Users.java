package dev.pesewa.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// People: added by an owner or an operator, signed in by their password. Example of the lock:
/// after ten wrong passwords for `ama` the eleventh try is answered 429 for five minutes, also when
/// its password is right; other names are not concerned. The count is kept per replica.
@ApplicationScoped
public class Users {

    public static final String OPERATOR = "operator";
    public static final int SHORTEST_PASSWORD = 12;

    /// bcrypt ignores what comes after.
    public static final int LONGEST_PASSWORD = 72;

    private static final int WRONG_PASSWORDS = 10;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(5);
    private static final int LOCKED_NAMES = 10_000;

    private final UserRepository repository;
    private final IdGenerator ids;
    private final String nobodysHash = BcryptUtil.bcryptHash("nobody");
    private final Cache<String, AtomicInteger> wrong =
            Caffeine.newBuilder().maximumSize(LOCKED_NAMES).expireAfterWrite(LOCKED_FOR).build();

    public Users(UserRepository repository, IdGenerator ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /// Who it is, when the password is right. An unknown name takes as long as a wrong password,
    /// and ten wrong ones lock the name for five minutes.
    public Principal signIn(String username, String password) {
        // Counted before the password is compared, or many at once would all be compared.
        AtomicInteger tries = wrong.get(username, _ -> new AtomicInteger());
        if (tries.incrementAndGet() > WRONG_PASSWORDS) {
            throw locked(username);
        }
        Optional<UserRepository.Credentials> known = repository.find(username);
        String hash = known.map(UserRepository.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = BcryptUtil.matches(password, hash);
        if (!right || known.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNAUTHENTICATED, "The user name or the password is wrong.");
        }
        wrong.invalidate(username);
        return known.get().principal();
    }

    private ProblemException locked(String username) {
        Duration since =
                wrong.policy()
                        .expireAfterWrite()
                        .flatMap(expiry -> expiry.ageOf(username))
                        .orElse(Duration.ZERO);
        long seconds = Math.max(1, LOCKED_FOR.minus(since).toSeconds());
        return new ProblemException(
                ProblemCode.TOO_MANY_REQUESTS,
                "Too many wrong passwords. Wait " + seconds + " seconds.",
                List.of(),
                Map.of(ProblemException.RETRY_AFTER, seconds));
    }

    public UUID add(WorkspaceId workspace, String username, String password, Role role) {
        if (role != Role.OWNER && role != Role.MEMBER) {
            throw ProblemException.malformed("role", "owner or member");
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw ProblemException.malformed(
                    "password",
                    "between " + SHORTEST_PASSWORD + " and " + LONGEST_PASSWORD + " characters");
        }
        UUID id = ids.next();
        if (!repository.add(id, workspace, username, BcryptUtil.bcryptHash(password), role)) {
            throw new ProblemException(ProblemCode.ALREADY_EXISTS, "The user name is taken.");
        }
        return id;
    }

    public boolean hasOperator() {
        return repository.hasOperator();
    }

    /// Does nothing when another replica has added the operator first.
    public void addOperator(String password) {
        repository.add(ids.next(), null, OPERATOR, BcryptUtil.bcryptHash(password), Role.OPERATOR);
    }

    public Optional<UserRepository.User> find(WorkspaceId workspace, UUID id) {
        return repository.find(workspace, id);
    }

    public List<UserRepository.User> list(WorkspaceId workspace, UUID after, int limit) {
        return repository.list(workspace, after, limit);
    }
}
