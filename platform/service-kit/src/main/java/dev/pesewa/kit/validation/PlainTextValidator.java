package dev.pesewa.kit.validation;

import dev.pesewa.kernel.WellFormedText;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/// Says which of the rules of `PlainText` a text breaks.
public class PlainTextValidator implements ConstraintValidator<PlainText, CharSequence> {

    private int max;

    @Override
    public void initialize(PlainText constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        String fault = fault(text);
        if (fault != null) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
        }
        return fault == null;
    }

    private @Nullable String fault(CharSequence text) {
        if (text.toString().isBlank()) {
            return "is needed";
        }
        if (text.length() > max) {
            return "at most " + max + " characters";
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? "holds a control character"
                : WellFormedText.fault(text);
    }
}
