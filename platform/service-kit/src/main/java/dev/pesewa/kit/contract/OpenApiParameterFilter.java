package dev.pesewa.kit.contract;

import dev.pesewa.kit.page.PageRequest;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/// Describes parameters by their names, because a name means the same at every address, and says
/// which roles an operation is for. What a resource says itself stays. Of the media types of a
/// body JSON is the first.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiParameterFilter implements OASFilter {

    private static final String JSON = "application/json";
    private static final String FIRST_DAY = "The first day, such as 2026-11-01.";
    private static final String LAST_DAY = "The last day, which is included; today when missing.";

    private static final Map<String, String> DESCRIPTIONS =
            Map.ofEntries(
                    Map.entry(
                            "Idempotency-Key",
                            "Names the request, in at most 200 printable characters. Sent again"
                                    + " with the same body it is answered as before and done"
                                    + " once."),
                    Map.entry(
                            "limit",
                            "How many at once, at most "
                                    + PageRequest.MAX_LIMIT
                                    + ". Lists show "
                                    + PageRequest.DEFAULT_LIMIT
                                    + " when it is missing."),
                    Map.entry("cursor", "`nextCursor` of the page before."),
                    Map.entry("startDate", FIRST_DAY),
                    Map.entry("endDate", LAST_DAY),
                    Map.entry("start", FIRST_DAY),
                    Map.entry("end", LAST_DAY),
                    Map.entry("days", "So many days up to the last one, in place of a first day."),
                    Map.entry("clientId", "Only the calls of this client."),
                    Map.entry("userId", "Only the calls of this user."),
                    Map.entry("feature", "The id of a feature, such as report_summary."),
                    Map.entry("model", "The name of a model, such as gpt-4o."),
                    Map.entry("provider", "Who answers the call, such as openai."),
                    Map.entry("success", "Only calls that succeeded, or that failed."),
                    Map.entry("currency", "ISO 4217; the workspace's own when missing."));

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null && parameter.getIn() != In.PATH) {
            parameter.setDescription(DESCRIPTIONS.get(parameter.getName()));
        }
        if (parameter.getSchema() == null && parameter.getContent() == null) {
            parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
        if ("workspaceId".equals(parameter.getName()) && parameter.getSchema() != null) {
            parameter.getSchema().setFormat("uuid");
        }
        return parameter;
    }

    /// JSON goes first: the generators of clients take the first that there is.
    @Override
    public RequestBody filterRequestBody(RequestBody body) {
        Content declared = body.getContent();
        if (declared != null && declared.hasMediaType(JSON)) {
            Content sorted = OASFactory.createContent();
            sorted.addMediaType(JSON, declared.getMediaType(JSON));
            declared.getMediaTypes().forEach(sorted::addMediaType);
            body.setContent(sorted);
        }
        return body;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        withoutTwins(operation);
        List<String> roles =
                operation.getSecurity() == null
                        ? List.of()
                        : operation.getSecurity().stream()
                                .flatMap(each -> each.getSchemes().values().stream())
                                .flatMap(List::stream)
                                .toList();
        if (!roles.isEmpty()) {
            String said = operation.getDescription();
            operation.setDescription(
                    (said == null ? "" : said + " ") + "For " + String.join(", ", roles) + ".");
        }
        return operation;
    }

    /// `/users/{userId}` takes the filters of all statistics, of which `?userId=` says nothing.
    private static void withoutTwins(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        if (parameters == null) {
            return;
        }
        Set<String> inPath =
                parameters.stream()
                        .filter(each -> each.getIn() == In.PATH)
                        .map(Parameter::getName)
                        .collect(Collectors.toSet());
        operation.setParameters(
                parameters.stream()
                        .filter(each -> each.getIn() == In.PATH || !inPath.contains(each.getName()))
                        .toList());
    }
}
