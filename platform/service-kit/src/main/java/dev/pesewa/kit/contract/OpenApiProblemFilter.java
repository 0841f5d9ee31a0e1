package dev.pesewa.kit.contract;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Adds to every operation the problems that any request may meet, and gives those that a resource
/// declares, such as 402, the problem document as their content. Runs when a service is built.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblemFilter implements OASFilter {

    private static final List<ProblemCode> OF_ALL =
            List.of(
                    ProblemCode.MALFORMED,
                    ProblemCode.UNAUTHENTICATED,
                    ProblemCode.FORBIDDEN,
                    ProblemCode.NOT_FOUND,
                    ProblemCode.UNAVAILABLE);

    /// The framework adds these in its own words.
    private static final List<ProblemCode> OF_THE_FRAMEWORK =
            List.of(ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN);

    private static final String WORKSPACE = "workspaceId";
    private static final int FIRST_PROBLEM = 400;
    private static final String ANY_JSON = "JsonNode";
    private static final String ANY_JSON_KIND = "JsonNodeType";

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if ("Idempotency-Key".equals(parameter.getName()) && parameter.getDescription() == null) {
            parameter.setDescription(
                    "Names the request, in at most 200 printable characters. Sent again with the"
                            + " same body it is answered as before and done once.");
        }
        return parameter;
    }

    /// A choice has no type of its own: the scanner's guess would rule out the other choices.
    @Override
    public Schema filterSchema(Schema schema) {
        if (!isEmpty(schema.getAnyOf()) || !isEmpty(schema.getOneOf())) {
            schema.setType(null);
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        if (components == null || api.getPaths() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach(OpenApiProblemFilter::declareWorkspace);
        OF_ALL.forEach(code -> components.addResponse(code.code(), response(code)));
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(OpenApiProblemFilter::complete);
        if (components.getSchemas().containsKey(ANY_JSON)) {
            components.addSchema(ANY_JSON, OASFactory.createSchema().description("Any JSON."));
            components.removeSchema(ANY_JSON_KIND);
        }
    }

    /// Resources leave `{workspaceId}` to `CurrentWorkspace`, so that the scanner does not see it.
    private static void declareWorkspace(String path, PathItem item) {
        if (!path.contains("{" + WORKSPACE + "}")) {
            return;
        }
        for (Operation operation : item.getOperations().values()) {
            List<Parameter> declared =
                    operation.getParameters() == null ? List.of() : operation.getParameters();
            if (declared.stream().noneMatch(each -> WORKSPACE.equals(each.getName()))) {
                List<Parameter> all = new ArrayList<>();
                all.add(
                        OASFactory.createParameter()
                                .name(WORKSPACE)
                                .in(Parameter.In.PATH)
                                .required(true)
                                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
                all.addAll(declared);
                operation.setParameters(all);
            }
        }
    }

    private static void complete(Operation operation) {
        APIResponses responses = operation.getResponses();
        responses.getAPIResponses().forEach(OpenApiProblemFilter::describe);
        boolean isPublic = isEmpty(operation.getSecurity());
        for (ProblemCode code : isPublic ? ofPublic(operation) : OF_ALL) {
            String status = Integer.toString(code.status());
            if (!responses.hasAPIResponse(status)
                    || (!isPublic && OF_THE_FRAMEWORK.contains(code))) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(code.code()));
            }
        }
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    /// Where no token is asked for there is nobody to be refused.
    private static List<ProblemCode> ofPublic(Operation operation) {
        return operation.getRequestBody() == null
                ? List.of(ProblemCode.UNAVAILABLE)
                : List.of(ProblemCode.MALFORMED, ProblemCode.UNAVAILABLE);
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
                OASFactory.createAPIResponse().description(code.title()).content(problem());
        return code == ProblemCode.UNAVAILABLE
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
