package org.kaon.lab.experiment;

/// A number in [0, 1) from an event's identifiers and a seed. The definition is part of the
/// interface: it may never change, or old runs change their splits.
///
/// `h₀ = m(seed)`, `hᵢ = m(hᵢ₋₁ xor vᵢ)`, `u = (h_n >>> 11) · 2⁻⁵³`. `vᵢ` is an integer's value as
/// 64 bits, or the float64 bits of a floating-point value (−0 as 0). `m` adds 0x9E3779B97F4A7C15
/// and is then the finaliser of SplitMix64.
///
/// *Source*: Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators".
public final class EventHash {

    private EventHash() {}

    /// `h₀`.
    public static long start(long seed) {
        return mix(seed);
    }

    /// `hᵢ` of `hᵢ₋₁` and an integer.
    public static long add(long hash, long value) {
        return mix(hash ^ value);
    }

    /// `hᵢ` of `hᵢ₋₁` and a floating-point number.
    public static long add(long hash, double value) {
        return mix(hash ^ Double.doubleToLongBits(value == 0 ? 0.0 : value));
    }

    /// `u` of `h_n`.
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
