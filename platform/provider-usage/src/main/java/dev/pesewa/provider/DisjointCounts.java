package dev.pesewa.provider;

import static dev.pesewa.provider.UsageField.AUDIO_INPUT;
import static dev.pesewa.provider.UsageField.AUDIO_OUTPUT;
import static dev.pesewa.provider.UsageField.CACHED;
import static dev.pesewa.provider.UsageField.CACHED_AUDIO;
import static dev.pesewa.provider.UsageField.CACHED_IMAGE;
import static dev.pesewa.provider.UsageField.CACHED_TEXT;
import static dev.pesewa.provider.UsageField.CACHE_WRITE;
import static dev.pesewa.provider.UsageField.CACHE_WRITE_1H;
import static dev.pesewa.provider.UsageField.CACHE_WRITE_5M;
import static dev.pesewa.provider.UsageField.IMAGE_INPUT;
import static dev.pesewa.provider.UsageField.IMAGE_OUTPUT;
import static dev.pesewa.provider.UsageField.INPUT;
import static dev.pesewa.provider.UsageField.OUTPUT;
import static dev.pesewa.provider.UsageField.REASONING;
import static dev.pesewa.provider.UsageField.TEXT_INPUT;
import static dev.pesewa.provider.UsageField.TEXT_OUTPUT;
import static dev.pesewa.provider.UsageField.TOOL_AUDIO;
import static dev.pesewa.provider.UsageField.TOOL_IMAGE;
import static dev.pesewa.provider.UsageField.TOOL_INPUT;
import static dev.pesewa.provider.UsageField.TOTAL;
import static dev.pesewa.provider.UsageField.UNCACHED_INPUT;
import static dev.pesewa.provider.WireShape.CountingRule.ALL_OUTPUT_IS_IMAGES;
import static dev.pesewa.provider.WireShape.CountingRule.CACHE_BESIDE_INPUT;
import static dev.pesewa.provider.WireShape.CountingRule.OUTPUT_IS_OPTIONAL;
import static dev.pesewa.provider.WireShape.CountingRule.REASONING_BESIDE_OUTPUT;
import static dev.pesewa.provider.WireShape.CountingRule.REST_OF_TOTAL_IS_REASONING;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Makes the counts of one answer disjoint, and checks them: parts are not more than their whole,
/// and all of them together are the total that is told. Where a shape leaves open whether a part is
/// within its whole or beside it, the total decides. Example: 1,499 of output and 2,809 of
/// reasoning are 4,308 when the total says so, and 1,499 when the total is that of input and
/// output.
final class DisjointCounts {

    private final WireShape shape;
    private final ReportedCounts told;
    private final long cached;
    private final long written;
    private final long input;
    private final long output;
    private final long reasoning;
    private long reasoningOfRest;
    private @Nullable String fault;

    DisjointCounts(WireShape shape, ReportedCounts told) {
        this.shape = shape;
        this.told = told;
        this.cached = told.of(CACHED);
        this.written = written();
        this.input = told.of(INPUT);
        this.output = told.of(OUTPUT);
        this.reasoning = told.of(REASONING);
    }

    /// `separateCharge` says why the tokens would not make the cost, if they would not.
    ProviderUsage read(@Nullable String separateCharge) {
        checkThere();
        Placement placement = placement();
        checkParts();
        Tokens tokens = inputs(placement, outputs(placement));
        if (separateCharge != null) {
            fault(separateCharge);
        }
        return fault == null
                ? new ProviderUsage.CountedUsage(tokens)
                : new ProviderUsage.UncountedUsage(tokens, fault);
    }

    private void checkThere() {
        UsageField contradicted = told.contradicted();
        if (contradicted != null) {
            fault(shape.nameOf(contradicted) + " has two counts");
        }
        if (!told.has(INPUT)) {
            fault(shape.nameOf(INPUT) + " is missing");
        }
        if (!told.has(OUTPUT) && !told.has(TOTAL) && !shape.has(OUTPUT_IS_OPTIONAL)) {
            fault(shape.nameOf(OUTPUT) + " is missing");
        }
    }

    /// Whether a part is beside its whole.
    private record Placement(boolean cacheBeside, boolean reasoningBeside) {}

    private Placement placement() {
        boolean cacheBeside = shape.has(CACHE_BESIDE_INPUT);
        boolean reasoningBeside = shape.has(REASONING_BESIDE_OUTPUT) || reasoning > output;
        var usual = new Placement(cacheBeside, reasoningBeside);
        if (!told.has(TOTAL)) {
            return usual;
        }
        List<Placement> possible =
                List.of(
                        usual,
                        new Placement(cacheBeside, !reasoningBeside),
                        new Placement(true, reasoningBeside),
                        new Placement(true, !reasoningBeside));
        for (Placement each : possible) {
            if (total(each) == told.of(TOTAL)) {
                return each;
            }
        }
        boolean cacheLeftOut = cacheBeside && total(usual) - cached - written == told.of(TOTAL);
        if (!cacheLeftOut) {
            restOfTotal(usual);
        }
        return usual;
    }

    private long total(Placement placement) {
        return input
                + told.of(TOOL_INPUT)
                + output
                + (placement.cacheBeside ? cached + written : 0)
                + (placement.reasoningBeside ? reasoning : 0);
    }

    private void restOfTotal(Placement usual) {
        long rest = told.of(TOTAL) - input - output;
        if (shape.has(REST_OF_TOTAL_IS_REASONING) && reasoning == 0 && input > 0 && rest > 0) {
            reasoningOfRest = rest;
        } else {
            fault(
                    "its parts are %d, and %s is %d"
                            .formatted(total(usual), shape.nameOf(TOTAL), told.of(TOTAL)));
        }
    }

    /// Texts are not needed to count, so that they only check the others.
    private void checkParts() {
        long read = told.of(TEXT_INPUT) + told.of(AUDIO_INPUT) + told.of(IMAGE_INPUT);
        if (told.of(TEXT_INPUT) > 0 && read != input && read != input - cached - written) {
            fault("the parts of " + shape.nameOf(INPUT) + " are " + read);
        }
        long wrote = told.of(TEXT_OUTPUT) + told.of(AUDIO_OUTPUT) + told.of(IMAGE_OUTPUT);
        if (told.of(TEXT_OUTPUT) > 0 && wrote != output && wrote != output - reasoning) {
            fault("the parts of " + shape.nameOf(OUTPUT) + " are " + wrote);
        }
        long fromCache = told.of(CACHED_TEXT) + told.of(CACHED_AUDIO) + told.of(CACHED_IMAGE);
        if (told.of(CACHED_TEXT) > 0 && fromCache != cached) {
            fault("the parts of " + shape.nameOf(CACHED) + " are " + fromCache);
        }
        long uncached = told.of(UNCACHED_INPUT) + cached;
        if (told.has(UNCACHED_INPUT) && uncached != input && uncached != input - written) {
            fault("the parts of " + shape.nameOf(INPUT) + " are " + uncached);
        }
    }

    private Tokens inputs(Placement placement, Tokens others) {
        long cachedAudio = told.of(CACHED_AUDIO);
        long cachedImage = told.of(CACHED_IMAGE);
        long audio = rest(AUDIO_INPUT, told.of(AUDIO_INPUT), cachedAudio);
        long image = rest(IMAGE_INPUT, told.of(IMAGE_INPUT), cachedImage);
        long inCache = placement.cacheBeside ? 0 : cached + written;
        long toolAudio = told.of(TOOL_AUDIO);
        long toolImage = told.of(TOOL_IMAGE);
        long tool = rest(TOOL_INPUT, told.of(TOOL_INPUT), toolAudio, toolImage);
        long forAnHour = Math.min(written, hourlyWrites());
        return others.and(TokenKind.INPUT, rest(INPUT, input, inCache, audio, image) + tool)
                .and(TokenKind.CACHED_INPUT, rest(CACHED, cached, cachedAudio, cachedImage))
                .and(TokenKind.CACHE_WRITE, written - forAnHour)
                .and(TokenKind.CACHE_WRITE_1H, forAnHour)
                .and(TokenKind.AUDIO_INPUT, audio + toolAudio)
                .and(TokenKind.CACHED_AUDIO_INPUT, cachedAudio)
                .and(TokenKind.IMAGE_INPUT, image + toolImage)
                .and(TokenKind.CACHED_IMAGE_INPUT, cachedImage);
    }

    private Tokens outputs(Placement placement) {
        boolean drawn =
                shape.has(ALL_OUTPUT_IS_IMAGES) && !told.has(IMAGE_OUTPUT) && !told.has(REASONING);
        long image = drawn ? rest(OUTPUT, output, told.of(TEXT_OUTPUT)) : told.of(IMAGE_OUTPUT);
        long beside = placement.reasoningBeside ? reasoning : reasoningOfRest;
        rest(OUTPUT, output, placement.reasoningBeside ? 0 : reasoning);
        long audio = told.of(AUDIO_OUTPUT);
        return Tokens.of(TokenKind.OUTPUT, rest(OUTPUT, output, audio, image) + beside)
                .and(TokenKind.AUDIO_OUTPUT, audio)
                .and(TokenKind.IMAGE_OUTPUT, image);
    }

    /// A sum for all times to live, the sums for each, or both: then they must be the same.
    private long written() {
        long told5m = told.of(CACHE_WRITE_5M);
        long told1h = told.of(CACHE_WRITE_1H);
        long all = told.of(CACHE_WRITE);
        if (all == 0) {
            return told5m + told1h;
        }
        boolean both = told.has(CACHE_WRITE_5M) && told.has(CACHE_WRITE_1H);
        if (told5m + told1h > all || (both && told5m + told1h != all)) {
            fault("the parts of %s are %d".formatted(shape.nameOf(CACHE_WRITE), told5m + told1h));
        }
        return all;
    }

    /// What is not told to live for 5 minutes, where that alone is told, lives for an hour.
    private long hourlyWrites() {
        boolean only5m = told.has(CACHE_WRITE_5M) && !told.has(CACHE_WRITE_1H);
        return only5m ? Math.max(0, written - told.of(CACHE_WRITE_5M)) : told.of(CACHE_WRITE_1H);
    }

    private long rest(UsageField field, long whole, long... parts) {
        long rest = whole - LongStream.of(parts).sum();
        if (rest < 0) {
            fault("the parts of %s are %d more than it".formatted(shape.nameOf(field), -rest));
        }
        return Math.max(0, rest);
    }

    /// The first fault is told.
    private void fault(String what) {
        if (fault == null) {
            fault = what;
        }
    }
}
