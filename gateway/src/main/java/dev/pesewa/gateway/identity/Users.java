package dev.pesewa.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.gateway.identity.postgres.UserRepository;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// People: added by an owner or an operator, signed in by their password.
@ApplicationScoped
public class Users {

    public static final String OPERATOR = "operator";
    public static final int SHORTEST_PASSWORD = 12;

    /// bcrypt ignores what comes after.
    public static final int LONGEST_PASSWORD = 72;

    private static final int WRONG_PASSWORDS = 10;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(5);
    private static final int LOCKED_NAMES = 10_000;

    private final UserRepository users;
    private final IdGenerator ids;
    private final Clock clock;
    private final String nobodysHash = BcryptUtil.bcryptHash("nobody");
    private final Cache<String, AtomicInteger> wrong =
            Caffeine.newBuilder().maximumSize(LOCKED_NAMES).expireAfterWrite(LOCKED_FOR).build();

    public Users(UserRepository users, IdGenerator ids, Clock clock) {
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who it is, when the password is right. An unknown name takes as long as a wrong password,
    /// and ten wrong ones lock the name for five minutes.
    public Principal signIn(String username, String password) {
        // Counted before the password is compared, or many at once would all be compared.
        AtomicInteger tries = wrong.get(username, _ -> new AtomicInteger());
        if (tries.incrementAndGet() > WRONG_PASSWORDS) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS, "Too many wrong passwords. Wait five minutes.");
        }
        Optional<User.Credentials> known = users.credentials(username);
        String hash = known.map(User.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = BcryptUtil.matches(password, hash);
        if (!right || known.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNAUTHENTICATED, "The user name or the password is wrong.");
        }
        wrong.invalidate(username);
        return known.get().principal();
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
        var user = new User(id, username, role, clock.instant());
        if (!users.add(workspace, user, BcryptUtil.bcryptHash(password))) {
            throw new ProblemException(ProblemCode.ALREADY_EXISTS, "The user name is taken.");
        }
        return id;
    }

    public boolean hasOperator() {
        return users.hasOperator();
    }

    /// Another replica may have been faster, which is as good.
    public void addOperator(String password) {
        var operator = new User(ids.next(), OPERATOR, Role.OPERATOR, clock.instant());
        users.add(null, operator, BcryptUtil.bcryptHash(password));
    }

    public List<User> list(WorkspaceId workspace, UUID after, int limit) {
        return users.list(workspace, after, limit);
    }
}
