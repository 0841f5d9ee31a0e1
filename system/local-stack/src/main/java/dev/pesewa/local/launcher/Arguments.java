package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words after a command: options with a value, flags, and the rest in order.
final class Arguments {

    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    /// Refuses an option that is neither in `valued` nor in `flags`.
    static Arguments parse(List<String> arguments, Set<String> valued, Set<String> flags) {
        var parsed = new Arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (flags.contains(argument)) {
                parsed.add(argument, "");
            } else if (valued.contains(argument)) {
                if (++i == arguments.size()) {
                    throw new LocalException(argument + " wants a value.");
                }
                parsed.add(argument, arguments.get(i));
            } else if (argument.startsWith("-")) {
                throw new LocalException("There is no option " + argument + " here.");
            } else {
                parsed.words.add(argument);
            }
        }
        return parsed;
    }

    private void add(String option, String value) {
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }

    List<String> words() {
        return words;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    @Nullable String get(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? null : values.getLast();
    }

    String get(String option, String otherwise) {
        String value = get(option);
        return value == null ? otherwise : value;
    }

    String require(String option) {
        String value = get(option);
        if (value == null) {
            throw new LocalException(option + " is needed.");
        }
        return value;
    }

    int number(String option, int otherwise) {
        String value = get(option);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException unreadable) {
            throw new LocalException(option + " wants a whole number, not " + value + ".");
        }
    }
}
