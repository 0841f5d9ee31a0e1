package dev.pesewa.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The RFC 9457 document. `traceId` is the request's id, to be named when asking for help.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description =
                "RFC 9457. Some problems have further members, such as shortfall; what is empty is"
                        + " left out.",
        requiredProperties = {"type", "title", "status", "detail", "code"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        List<ProblemException.FieldError> errors,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(
            ProblemException problem, @Nullable String instance, @Nullable String traceId) {
        ProblemCode code = problem.code();
        return new Problem(
                code.type(),
                code.title(),
                code.status(),
                String.valueOf(problem.getMessage()),
                instance,
                code.code(),
                traceId,
                problem.errors(),
                problem.members());
    }
}
