package dev.pesewa.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a token of a call is: read or written, from or into a cache, text, sound or images. The one
/// list of kinds: requests, events, tables, statistics, exports, imports and prices are made from
/// it.
///
/// Example: `CACHED_INPUT` is `cachedInputTokens` in requests, events and exports,
/// `cached_input_tokens` in tables, `cachedInput` in statistics and stated prices, and `cached` in
/// the price catalog.
///
/// A new kind is a constant here, a column of the tables of events, rollups and charges, and what
/// reads it from a provider's answer.
public enum TokenKind {
    INPUT("in", true, null, List.of()),
    CACHED_INPUT("cached", true, null, List.of(INPUT)),
    CACHE_WRITE("write", true, null, List.of(INPUT)),
    /// Kept in the provider's cache for an hour. Dearer than any other input, so that a provider
    /// that states no price of it leaves the call unpriced.
    CACHE_WRITE_1H("write1h", true, null, List.of()),
    OUTPUT("out", false, null, List.of(INPUT)),
    AUDIO_INPUT("audio", true, INPUT, List.of(INPUT)),
    CACHED_AUDIO_INPUT(
            "cachedaudio", true, CACHED_INPUT, List.of(AUDIO_INPUT, CACHED_INPUT, INPUT)),
    AUDIO_OUTPUT("audioout", false, OUTPUT, List.of(OUTPUT, INPUT)),
    /// Images, and video, which providers charge like images.
    IMAGE_INPUT("image", true, INPUT, List.of(INPUT)),
    CACHED_IMAGE_INPUT(
            "cachedimage", true, CACHED_INPUT, List.of(IMAGE_INPUT, CACHED_INPUT, INPUT)),
    IMAGE_OUTPUT("imageout", false, OUTPUT, List.of(OUTPUT, INPUT));

    public static final List<TokenKind> ALL = List.of(values());

    /// The kinds of text. Statistics and charges know no others.
    public static final List<TokenKind> TEXT = ALL.stream().filter(TokenKind::isText).toList();

    public static final List<TokenKind> AUDIO =
            List.of(AUDIO_INPUT, CACHED_AUDIO_INPUT, AUDIO_OUTPUT);

    private static final Map<String, TokenKind> BY_FIELD =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(TokenKind::field, Function.identity()));

    private static final Map<String, TokenKind> BY_SHORT_NAME =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    TokenKind::shortName, Function.identity()));

    private final String price;
    private final boolean read;
    private final Optional<TokenKind> summedWith;

    @SuppressWarnings("ImmutableEnumChecker") // The lists above cannot be changed.
    private final List<TokenKind> pricedLike;

    private final String shortName = camelCase(name());
    private final String field = shortName + "Tokens";
    private final String column = name().toLowerCase(Locale.ROOT) + "_tokens";

    TokenKind(String price, boolean read, @Nullable TokenKind text, List<TokenKind> pricedLike) {
        this.price = price;
        this.read = read;
        this.summedWith = Optional.ofNullable(text);
        this.pricedLike = pricedLike;
    }

    private static String camelCase(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining());
    }

    /// The kind that is called so in requests, events and exports.
    public static Optional<TokenKind> ofField(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }

    /// The kind that is called so in statistics and stated prices.
    public static Optional<TokenKind> ofShortName(String name) {
        return Optional.ofNullable(BY_SHORT_NAME.get(name));
    }

    /// In requests, events and exports: `cacheWriteTokens`.
    public String field() {
        return field;
    }

    /// In tables: `cache_write_tokens`.
    public String column() {
        return column;
    }

    /// In statistics and stated prices: `cacheWrite`.
    public String shortName() {
        return shortName;
    }

    /// In the price catalog: `write`.
    public String priceName() {
        return price;
    }

    /// Whose price it has when it has none of its own: the first of these that has one. A kind for
    /// which there is none has no price then, and a call with such tokens is unpriced (I8).
    public List<TokenKind> pricedLike() {
        return pricedLike;
    }

    /// Whether the model read them: they decide the tier of a request's price.
    public boolean isRead() {
        return read;
    }

    public boolean isText() {
        return summedWith.isEmpty();
    }

    /// Itself, or for sound and images the kind of text with which it is summed up.
    public TokenKind text() {
        return summedWith.orElse(this);
    }
}
