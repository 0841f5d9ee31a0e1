package dev.pesewa.prices;

/// The tokens of one request. The kinds are disjoint: a token read from the cache is not counted as
/// input as well, and one of sound not as one of text.
public record TokenCounts(long input, long cachedInput, long cacheWrite, long output, Audio audio) {

    /// Tokens of sound.
    public record Audio(long input, long cachedInput, long output) {

        public static final Audio NONE = new Audio(0, 0, 0);

        public Audio {
            if (input < 0 || cachedInput < 0 || output < 0) {
                throw new IllegalArgumentException("A number of tokens is not negative.");
            }
        }
    }

    public TokenCounts {
        if (input < 0 || cachedInput < 0 || cacheWrite < 0 || output < 0) {
            throw new IllegalArgumentException("A number of tokens is not negative.");
        }
        long text = Math.addExact(Math.addExact(input, cachedInput), cacheWrite);
        Math.addExact(text, Math.addExact(audio.input(), audio.cachedInput()));
    }

    public TokenCounts(long input, long cachedInput, long cacheWrite, long output) {
        this(input, cachedInput, cacheWrite, output, Audio.NONE);
    }

    /// Everything the model read: what decides the tier of a request's price.
    public long totalInput() {
        return input + cachedInput + cacheWrite + audio.input() + audio.cachedInput();
    }
}
