package dev.pesewa.prices;

import java.util.regex.Pattern;

/// What may stand around a model's name without making it another model. Example: the version
/// `-20250929` in `claude-sonnet-4-5-20250929`, and the path `us.` in `us.amazon.nova-lite`. A
/// word such as `-mini`, `-tts` or `-distill-llama-70b`, and a further number such as the `-5` in
/// `claude-sonnet-4-5`, make it another model, which has a price of its own.
final class NameVersion {

    private static final String DATE =
            "20\\d{6}|20\\d\\d-\\d\\d-\\d\\d|\\d\\d-20\\d\\d|\\d\\d-\\d\\d|\\d{6}|\\d{4}|00\\d";

    private static final String WORD =
            "latest|default|preview|exp|experimental|beta|stable|thinking|customtools|text";

    /// Bedrock numbers its versions, and tells the size of the context: `-v1:0:200k`.
    private static final String NUMBER = "v\\d(?::\\d+)?(?::\\d+k)?";

    private static final Pattern VERSIONS =
            Pattern.compile(
                    "(?:[-@:](?:" + DATE + "|" + WORD + "|" + NUMBER + ")|:\\d{1,2}(?::\\d+k)?)*");

    private NameVersion() {}

    /// Whether `rest`, which follows `text` in a name, is no more than a version.
    static boolean follows(String text, String rest) {
        char last = text.charAt(text.length() - 1);
        boolean separated = last == '-' || last == '@' || last == ':';
        return VERSIONS.matcher(separated ? last + rest : rest).matches();
    }

    static boolean isPath(String before) {
        return before.isEmpty() || before.endsWith(".") || before.endsWith("/");
    }
}
