package dev.pesewa.kernel;

import java.util.List;
import java.util.Map;

/// The caller's or the environment's error: it ends the request, changes nothing, and is shown to
/// the caller as it is, so `detail` says what to do and holds no secret.
public final class ProblemException extends RuntimeException {

    /// The member that says in how many seconds to try again.
    public static final String RETRY_AFTER = "retryAfter";

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    /// `members` are further top-level members of the problem document, such as `shortfall`.
    public ProblemException(
            ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> members) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    public static ProblemException malformed(String field, String detail) {
        return new ProblemException(
                ProblemCode.MALFORMED,
                field + ": " + detail,
                List.of(new FieldError(field, detail)),
                Map.of());
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    /// One field that is wrong, and why.
    public record FieldError(String field, String detail) {}
}
