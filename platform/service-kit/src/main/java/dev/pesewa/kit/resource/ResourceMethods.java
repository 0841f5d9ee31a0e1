package dev.pesewa.kit.resource;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which methods and media types an address of this service takes, so that a response 405 has
/// `Allow` and a response 415 names what to send; the framework tells neither.
@Singleton
public class ResourceMethods {

    private static final Pattern TEMPLATE = Pattern.compile("\\{[^}]*}");

    private final List<ResourceMethod> methods;

    private record ResourceMethod(String verb, Pattern path, List<String> consumed) {}

    @Inject
    ResourceMethods(BeanManager beans) {
        this(
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .<Class<?>>map(bean -> bean.getBeanClass())
                        .distinct()
                        .toList());
    }

    public ResourceMethods(Collection<Class<?>> resources) {
        methods =
                resources.stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(ResourceMethods::methods)
                        .toList();
    }

    /// The value of `Allow` for a path without its query; empty when there is no such address.
    public String allowed(String path) {
        SortedSet<String> verbs = new TreeSet<>();
        at(path).forEach(method -> verbs.add(method.verb()));
        if (verbs.contains(HttpMethod.GET)) {
            verbs.add(HttpMethod.HEAD);
        }
        if (!verbs.isEmpty()) {
            verbs.add(HttpMethod.OPTIONS);
        }
        return String.join(", ", verbs);
    }

    /// The media types that the address takes: "application/json or application/x-ndjson".
    public String consumed(String verb, String path) {
        SortedSet<String> types = new TreeSet<>();
        at(path).filter(method -> method.verb().equals(verb))
                .forEach(method -> types.addAll(method.consumed()));
        return types.isEmpty() ? MediaType.APPLICATION_JSON : String.join(" or ", types);
    }

    private Stream<ResourceMethod> at(String path) {
        return methods.stream().filter(method -> method.path().matcher(path).matches());
    }

    private static Stream<ResourceMethod> methods(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verbs(method).map(verb -> of(verb, resource, method)));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static ResourceMethod of(String verb, Class<?> resource, Method method) {
        String template = "/" + path(resource) + "/" + path(method);
        String path = template.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes all = resource.getAnnotation(Consumes.class);
        Consumes consumes = own == null ? all : own;
        return new ResourceMethod(
                verb,
                Pattern.compile(TEMPLATE.matcher(path).replaceAll("[^/]+") + "/?"),
                consumes == null ? List.of() : List.of(consumes.value()));
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
