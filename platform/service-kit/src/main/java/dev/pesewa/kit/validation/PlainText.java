package dev.pesewa.kit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that a person typed, such as a name: not blank, at most `max` characters, without control
/// characters, and a `WellFormedText`. Null passes; add `@NotNull` where the text is required.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainTextValidator.class)
public @interface PlainText {

    int max() default 200;

    String message() default "is no plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
