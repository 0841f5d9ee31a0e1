package dev.pesewa.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What ArchUnit does not say by itself.
final class Conditions {

    /// Types that are there to be changed. `Map` and `List` may well be unmodifiable, and an array
    /// as a constant is a habit the review can judge.
    private static final List<String> MUTABLE =
            List.of(
                    "java.util.concurrent.atomic.",
                    "java.util.concurrent.Concurrent",
                    "java.util.concurrent.CopyOnWrite",
                    "java.util.concurrent.locks.",
                    "java.util.ArrayList",
                    "java.util.ArrayDeque",
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.LinkedHashMap",
                    "java.util.TreeMap",
                    "java.lang.StringBuilder",
                    "java.lang.ThreadLocal");

    private static final Set<String> FOLDERS_OF_LEFT_OVERS =
            Set.of("common", "misc", "util", "utils", "helper", "helpers", "impl");

    private Conditions() {}

    static ArchCondition<JavaField> notHoldMutableState() {
        return new ArchCondition<>("not hold mutable state") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String type = field.getRawType().getName();
                boolean bad = MUTABLE.stream().anyMatch(type::startsWith);
                events.add(
                        new SimpleConditionEvent(
                                field, !bad, field.getFullName() + " can be changed: " + type));
            }
        };
    }

    /// Looks at a class's own name and at the parts of its package.
    static ArchCondition<JavaClass> beNamedLike(String pattern) {
        return new ArchCondition<>("be named after nothing in particular") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean named =
                        type.getSimpleName().matches(pattern)
                                || Stream.of(type.getPackageName().split("\\.", -1))
                                        .anyMatch(FOLDERS_OF_LEFT_OVERS::contains);
                events.add(
                        new SimpleConditionEvent(
                                type, named, type.getName() + " is named after nothing"));
            }
        };
    }

    static ArchCondition<JavaClass> resideInAPackageAnnotatedWith(
            Class<? extends Annotation> annotation) {
        return new ArchCondition<>("reside in a package with @" + annotation.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(annotation))
                                .isPresent();
                events.add(
                        new SimpleConditionEvent(
                                type, marked, type.getName() + " is not in a marked package"));
            }
        };
    }
}
