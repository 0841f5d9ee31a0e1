package dev.pesewa.provider;

/// What a provider may tell of a call. Cached tokens, cache writes, sound and images are parts of
/// the input or stand beside it, as the shape or the total says; sound and images from the cache
/// are counted among the cached tokens and among the sound and images as well.
enum UsageField {
    TOTAL,
    INPUT,
    /// Input that is neither read from the cache nor written into it.
    UNCACHED_INPUT,
    TEXT_INPUT,
    AUDIO_INPUT,
    IMAGE_INPUT,
    CACHED,
    CACHED_TEXT,
    CACHED_AUDIO,
    CACHED_IMAGE,
    /// Written into the cache, for however long.
    CACHE_WRITE,
    CACHE_WRITE_5M,
    CACHE_WRITE_1H,
    /// What tools answered to the model, beside the input.
    TOOL_INPUT,
    TOOL_AUDIO,
    TOOL_IMAGE,
    OUTPUT,
    TEXT_OUTPUT,
    AUDIO_OUTPUT,
    IMAGE_OUTPUT,
    REASONING
}
