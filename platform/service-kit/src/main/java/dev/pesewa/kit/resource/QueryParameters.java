package dev.pesewa.kit.resource;

import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/// The query parameters that a resource method declares, by name, with their types. Those inside of
/// a `@BeanParam` are among them.
final class QueryParameters {

    private static final String WHOLE = "-?\\d{1,9}";
    private static final String DECIMAL = "-?\\d{1,20}(\\.\\d{1,20})?";

    private QueryParameters() {}

    static SortedMap<String, Class<?>> declared(Method method) {
        SortedMap<String, Class<?>> found = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                found.put(query.value(), parameter.getType());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                add(parameter.getType(), found);
            }
        }
        return found;
    }

    private static void add(Class<?> bean, SortedMap<String, Class<?>> found) {
        for (Field field : bean.getDeclaredFields()) {
            QueryParam query = field.getAnnotation(QueryParam.class);
            if (query != null) {
                found.put(query.value(), field.getType());
            } else if (field.isAnnotationPresent(BeanParam.class)) {
                add(field.getType(), found);
            }
        }
    }

    /// The framework reads `?preview=yes` as false and answers 404 to `?days=soon`.
    static void check(String name, String value, Class<?> type) {
        if (type == Integer.class && !value.matches(WHOLE)) {
            throw ProblemException.malformed(name, "a whole number is expected");
        }
        if (type == BigDecimal.class && !value.matches(DECIMAL)) {
            throw ProblemException.malformed(name, "a decimal such as 29.99 is expected");
        }
        if (type == Boolean.class && !value.equals("true") && !value.equals("false")) {
            throw ProblemException.malformed(name, "true or false");
        }
    }
}
