package dev.pesewa.prices;

/// The tokens of one request. The four kinds are disjoint: a token read from the cache is not
/// counted as input as well.
public record TokenCounts(long input, long cachedInput, long cacheWrite, long output) {

    public TokenCounts {
        if (input < 0 || cachedInput < 0 || cacheWrite < 0 || output < 0) {
            throw new IllegalArgumentException("A number of tokens is not negative.");
        }
        Math.addExact(Math.addExact(input, cachedInput), cacheWrite);
    }

    /// Everything the model read: what decides the tier of a request's price.
    public long totalInput() {
        return input + cachedInput + cacheWrite;
    }
}
