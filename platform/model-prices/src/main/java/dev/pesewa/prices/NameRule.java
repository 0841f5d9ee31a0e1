package dev.pesewa.prices;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One way to recognise a model's name. Names arrive in lower case. `^gpt-5&*mini` asks for both.
sealed interface NameRule {

    boolean fits(String name);

    /// Whether it fits, and what it leaves over is no more than a version of the same model:
    /// `^gpt-5-nano` names `gpt-5-nano-2025-08-07`, and `^deepseek-r1` not
    /// `deepseek-r1-distill-llama-70b`, which is another model.
    default boolean namesModel(String name) {
        return fits(name);
    }

    String explained();

    /// Reads one alternative of the catalog's match column; `=` alone means the model's own name.
    static NameRule parse(String text, String model) {
        if (!text.startsWith("~") && text.contains("&")) {
            return new All(Stream.of(text.split("&", -1)).map(part -> parse(part, model)).toList());
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A rule is empty.");
        }
        String rest = text.substring(1);
        String lower = rest.toLowerCase(Locale.ROOT);
        return switch (text.charAt(0)) {
            case '=' -> new Exactly(rest.isEmpty() ? model.toLowerCase(Locale.ROOT) : lower);
            case '^' -> new StartsWith(lower);
            case '$' -> new EndsWith(lower);
            case '*' -> new Contains(lower);
            case '~' -> new Fits(Pattern.compile(rest, Pattern.CASE_INSENSITIVE));
            default -> throw new IllegalArgumentException("No such rule: " + text);
        };
    }

    record Exactly(String text) implements NameRule {
        @Override
        public boolean fits(String name) {
            return name.equals(text);
        }

        @Override
        public String explained() {
            return "is \"" + text + "\"";
        }
    }

    record StartsWith(String text) implements NameRule {
        @Override
        public boolean fits(String name) {
            return name.startsWith(text);
        }

        @Override
        public boolean namesModel(String name) {
            return fits(name) && NameVersion.follows(text, name.substring(text.length()));
        }

        @Override
        public String explained() {
            return "starts with \"" + text + "\"";
        }
    }

    record EndsWith(String text) implements NameRule {
        @Override
        public boolean fits(String name) {
            return name.endsWith(text);
        }

        @Override
        public boolean namesModel(String name) {
            return fits(name)
                    && NameVersion.isPath(name.substring(0, name.length() - text.length()));
        }

        @Override
        public String explained() {
            return "ends with \"" + text + "\"";
        }
    }

    record Contains(String text) implements NameRule {
        @Override
        public boolean fits(String name) {
            return name.contains(text);
        }

        @Override
        public boolean namesModel(String name) {
            int start = name.indexOf(text);
            return start >= 0
                    && NameVersion.isPath(name.substring(0, start))
                    && NameVersion.follows(text, name.substring(start + text.length()));
        }

        @Override
        public String explained() {
            return "contains \"" + text + "\"";
        }
    }

    record All(List<NameRule> rules) implements NameRule {

        public All {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean fits(String name) {
            return rules.stream().allMatch(rule -> rule.fits(name));
        }

        @Override
        public String explained() {
            return rules.stream().map(NameRule::explained).collect(Collectors.joining(" and "));
        }
    }

    record Fits(Pattern pattern) implements NameRule {
        @Override
        public boolean fits(String name) {
            return pattern.matcher(name).find();
        }

        @Override
        public String explained() {
            return "fits /" + pattern.pattern() + "/";
        }
    }
}
