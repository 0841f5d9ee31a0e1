package dev.pesewa.kernel;

import org.jspecify.annotations.Nullable;

/// Decides which texts can be stored and sent as they are. PostgreSQL takes no NUL, and UTF-8 has
/// no bytes for half of a surrogate pair: it would become `?`, and two texts one.
///
/// Example: of the emoji U+1F600 only `\ud83d` arrives, because a text was cut at 10 characters.
public final class WellFormedText {

    private WellFormedText() {}

    /// What is wrong with the text; null when nothing is.
    public static @Nullable String fault(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0) {
                return "holds a NUL character";
            }
            if (Character.isSurrogate(each)) {
                if (!isPair(text, i)) {
                    return "holds half of a surrogate pair, such as of an emoji that was cut";
                }
                i++;
            }
        }
        return null;
    }

    private static boolean isPair(CharSequence text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /// The text's first `longest` characters, or one fewer where a pair would be cut.
    public static String truncated(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean cutsAPair = longest > 0 && isPair(text, longest - 1);
        return text.substring(0, cutsAPair ? longest - 1 : longest);
    }
}
