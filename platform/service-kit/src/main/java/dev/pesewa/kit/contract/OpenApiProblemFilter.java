package dev.pesewa.kit.contract;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Adds to every operation the problems that its requests may meet: with a token 401, 403 and 404,
/// with a body 413 and 415, with an Idempotency-Key 409 and 422. Those that a resource declares,
/// such as 402, get the problem document as their content. Runs when a service is built.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblemFilter implements OASFilter {

    private static final List<ProblemCode> OF_ALL =
            List.of(ProblemCode.MALFORMED, ProblemCode.INTERNAL, ProblemCode.UNAVAILABLE);
    private static final List<ProblemCode> OF_TOKENS =
            List.of(ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.NOT_FOUND);
    private static final List<ProblemCode> OF_BODIES =
            List.of(ProblemCode.TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    private static final List<ProblemCode> OF_KEYS =
            List.of(ProblemCode.IN_FLIGHT, ProblemCode.IDEMPOTENCY_KEY_REUSED);

    /// The framework adds these in its own words.
    private static final Set<ProblemCode> OF_THE_FRAMEWORK =
            Set.of(ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN);

    private static final Set<ProblemCode> WITH_RETRY_AFTER =
            Set.of(ProblemCode.TOO_MANY_REQUESTS, ProblemCode.UNAVAILABLE);
    private static final int FIRST_PROBLEM = 400;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        if (components == null || api.getPaths() == null) {
            return;
        }
        Set<ProblemCode> used = EnumSet.noneOf(ProblemCode.class);
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> complete(operation, used));
        used.forEach(code -> components.addResponse(code.code(), response(code)));
        Schema problem = components.getSchemas().get("Problem");
        if (problem != null) {
            enumerate(problem.getProperties().get("code"));
        }
    }

    private static void enumerate(@Nullable Schema code) {
        if (code != null) {
            code.setEnumeration(
                    Arrays.stream(ProblemCode.values()).<Object>map(ProblemCode::code).toList());
        }
    }

    private static void complete(Operation operation, Set<ProblemCode> used) {
        APIResponses responses = operation.getResponses();
        responses.getAPIResponses().forEach(OpenApiProblemFilter::describe);
        boolean isPublic = isEmpty(operation.getSecurity());
        for (ProblemCode code : codes(operation, isPublic)) {
            String status = Integer.toString(code.status());
            if (!responses.hasAPIResponse(status)
                    || (!isPublic && OF_THE_FRAMEWORK.contains(code))) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(code.code()));
                used.add(code);
            }
        }
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        if (isPublic) {
            operation.setSecurity(List.of());
        }
    }

    /// Where no token is asked for there is nobody to be refused.
    private static Set<ProblemCode> codes(Operation operation, boolean isPublic) {
        Set<ProblemCode> codes = EnumSet.copyOf(OF_ALL);
        if (!isPublic) {
            codes.addAll(OF_TOKENS);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(OF_BODIES);
        }
        if (!isEmpty(operation.getParameters())
                && operation.getParameters().stream()
                        .anyMatch(each -> "Idempotency-Key".equals(each.getName()))) {
            codes.addAll(OF_KEYS);
        }
        return codes;
    }

    private static void describe(String status, APIResponse declared) {
        if (!status.matches("\\d{3}")) {
            return;
        }
        int code = Integer.parseInt(status);
        if (code >= FIRST_PROBLEM && declared.getContent() == null) {
            declared.setContent(problem());
        }
        if (declared.getDescription() == null || declared.getDescription().isEmpty()) {
            Response.Status known = Response.Status.fromStatusCode(code);
            declared.setDescription(known == null ? "Refused" : known.getReasonPhrase());
        }
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static APIResponse response(ProblemCode code) {
        APIResponse response =
                OASFactory.createAPIResponse()
                        .description(code.code() + ": " + code.meaning())
                        .content(problem());
        return WITH_RETRY_AFTER.contains(code)
                ? response.addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("Seconds until it is worth another try.")
                                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER)))
                : response;
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
