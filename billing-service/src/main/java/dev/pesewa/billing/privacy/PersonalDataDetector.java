package dev.pesewa.billing.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognizes what must not be kept. Rather too much than too little, but not dates, times, plain
/// decimals, ids or versions.
final class PersonalDataDetector {

    /// Bounded, so that a long text without an address takes no longer than reading it.
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"<>]{1,64}@[^\\s@\"<>.]{1,63}\\.[^\\s@\"<>]{2}");

    /// Digits, perhaps in groups, that stand for themselves.
    private static final Pattern DIGITS =
            Pattern.compile("(?<![\\w.-])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){7,22}(?![\\w-])");

    /// A date, perhaps with the hour of a time.
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?: [0-2]\\d)?");

    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4}){2,4}");
    private static final int SHORTEST_PHONE = 9;
    private static final int LONGEST_PHONE = 15;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;

    private PersonalDataDetector() {}

    static boolean isIn(String text) {
        if (EMAIL.matcher(text).find()) {
            return true;
        }
        Matcher run = DIGITS.matcher(text);
        while (run.find()) {
            if (isPhoneOrCard(run.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPhoneOrCard(String run) {
        if (DATE.matcher(run).matches()
                || DECIMAL.matcher(run).matches()
                || VERSION.matcher(run).matches()) {
            return false;
        }
        String digits = run.replaceAll("\\D", "");
        return isCard(digits)
                || (digits.length() >= SHORTEST_PHONE && digits.length() <= LONGEST_PHONE);
    }

    /// By length and the check digit (ISO/IEC 7812, Luhn).
    static boolean isCard(String digits) {
        if (digits.length() < SHORTEST_CARD || digits.length() > LONGEST_CARD) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }
}
