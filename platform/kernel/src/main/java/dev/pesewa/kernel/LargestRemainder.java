package dev.pesewa.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Splits a whole in proportion, by largest remainder, so that the parts always sum to the whole.
public final class LargestRemainder {

    private LargestRemainder() {}

    /// Equal remainders go to the earlier weight. No weight is negative and one is positive.
    public static long[] split(long whole, long... weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A weight is not negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (whole < 0 || sum.signum() == 0) {
            throw new IllegalArgumentException("Nothing to split " + whole + " by");
        }
        var parts = new long[weights.length];
        var remainders = new BigInteger[weights.length];
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact =
                    BigInteger.valueOf(whole)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(sum);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
        }
        long left = whole - Arrays.stream(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
