package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pesewa.kernel.Role;
import dev.pesewa.metrics.audit.http.Audited;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A new resource that forgets the audit log or the role fails here.
class AuditedResourcesTest {

    private final List<Class<?>> resources =
            new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("dev.pesewa.metrics")
                            .stream()
                            .filter(type -> type.isAnnotatedWith(Path.class))
                            .<Class<?>>map(JavaClass::reflect)
                            .toList();

    @Test
    void everyResourceIsAudited() {
        assertThat(resources)
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(resource).hasAnnotation(Audited.class));
    }

    @Test
    void everyResourceIsForOperatorsOnly() {
        assertThat(resources)
                .allSatisfy(
                        resource ->
                                assertThat(resource.getAnnotation(RolesAllowed.class).value())
                                        .containsExactly(Role.OPERATOR_CLAIM));
    }
}
