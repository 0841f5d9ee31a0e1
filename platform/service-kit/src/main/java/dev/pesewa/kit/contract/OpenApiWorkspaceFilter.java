package dev.pesewa.kit.contract;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/// Declares `workspaceId`, which resources leave to `CurrentWorkspace`, so that the scanner does
/// not see it: in the path where the path names it, else in the query of every operation of a
/// resource that holds a `CurrentWorkspace`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiWorkspaceFilter implements OASFilter {

    private static final String WORKSPACE = "workspaceId";
    private static final String IN_PATH = "{" + WORKSPACE + "}";
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName CURRENT = DotName.createSimple(CurrentWorkspace.class);

    private final Set<String> inQuery = new HashSet<>();

    public OpenApiWorkspaceFilter(IndexView index) {
        index.getAnnotations(PATH).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(AnnotationTarget::asClass)
                .filter(OpenApiWorkspaceFilter::holdsCurrentWorkspace)
                .map(OpenApiWorkspaceFilter::paths)
                .filter(paths -> paths.stream().noneMatch(path -> path.contains(IN_PATH)))
                .forEach(inQuery::addAll);
    }

    private static boolean holdsCurrentWorkspace(ClassInfo resource) {
        return resource.fields().stream().anyMatch(field -> field.type().name().equals(CURRENT));
    }

    private static List<String> paths(ClassInfo resource) {
        String root = resource.declaredAnnotation(PATH).value().asString();
        List<String> paths = new ArrayList<>(List.of(root));
        resource.annotations(PATH).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(path -> (root + "/" + path.value().asString()).replace("//", "/"))
                .forEach(paths::add);
        return paths;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().forEach(this::declare);
        }
    }

    private void declare(String path, PathItem item) {
        boolean isInPath = path.contains(IN_PATH);
        if (!isInPath && !inQuery.contains(path)) {
            return;
        }
        for (Operation operation : item.getOperations().values()) {
            List<Parameter> declared =
                    operation.getParameters() == null ? List.of() : operation.getParameters();
            if (declared.stream().noneMatch(each -> WORKSPACE.equals(each.getName()))) {
                List<Parameter> all = new ArrayList<>(declared);
                all.add(0, isInPath ? inPath() : inQuery(isForOperatorsOnly(operation)));
                operation.setParameters(all);
            }
        }
    }

    private static boolean isForOperatorsOnly(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream()
                        .flatMap(each -> each.getSchemes().values().stream())
                        .allMatch(roles -> roles.equals(List.of(Role.OPERATOR_CLAIM)));
    }

    private static Parameter inPath() {
        return parameter(In.PATH).required(true);
    }

    private static Parameter inQuery(boolean required) {
        return parameter(In.QUERY)
                .required(required)
                .description("An operator names the workspace; for others it is the token's.");
    }

    private static Parameter parameter(In in) {
        return OASFactory.createParameter()
                .name(WORKSPACE)
                .in(in)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"));
    }
}
