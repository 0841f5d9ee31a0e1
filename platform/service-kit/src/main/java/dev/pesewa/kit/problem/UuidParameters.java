package dev.pesewa.kit.problem;

import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads `UUID` parameters. What is no UUID is nobody's id, so it is answered 404 like an id that
/// does not exist: the form of our ids is not a hint.
@Provider
public class UuidParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // The type is looked at just before.
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException malformed) {
                throw ProblemException.notFound("id");
            }
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
