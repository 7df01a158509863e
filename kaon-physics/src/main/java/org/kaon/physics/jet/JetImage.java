package org.kaon.physics.jet;

/// How a jet becomes a picture: `pixels × pixels` over `extent × extent` in (η, φ), each pixel what
/// its constituents add up to.
///
/// In this order: positions relative to the jet's axis (the sum of all momenta), φ wrapped to [−π,
/// π); *centre*: the pT-weighted centroid becomes the origin; *rotate*: the principal axis of pT,
/// `½ atan2(2b, a − d)` with `a = Σ pT η²`, `b = Σ pT η φ`, `d = Σ pT φ²`, becomes the first axis;
/// *flip*: each axis is mirrored where its negative side carries more pT; pixel `⌊(w + extent/2) /
/// extent · pixels⌋` on either axis, what lies outside is dropped; *normalise*, times *scale*. The
/// channels of a picture share one alignment, by the pT of all constituents.
///
/// Shape: `[pixels, pixels, channels]`, the row is the first (principal) axis. Type: float32,
/// computed in float64. Units: extent in η and rad. Source: Cogan et al. 2014 (arXiv:1407.5675), de
/// Oliveira et al. 2015 (arXiv:1511.05190).
public record JetImage(
        int pixels,
        double extent,
        Alignment alignment,
        Intensity intensity,
        Normalise normalise,
        double scale) {

    /// What pixels are divided by. But for [#CHANNELS] this concerns the channels of pT, together:
    /// the share of charged particles stays; a multiplicity stays a number of particles.
    public enum Normalise {
        /// The sum of pT over all pixels: the image sums to the scale.
        SUM,
        /// The largest pixel of pT: it becomes the scale.
        MAX,
        /// Each channel by its own sum, which becomes the scale.
        CHANNELS,
        /// Nothing: pixels of pT are in GeV, times the scale.
        NONE
    }

    /// Checks that there is a picture to draw.
    public JetImage {
        if (pixels < 1 || pixels > 4096) {
            throw new IllegalArgumentException(
                    "jet image: pixels must lie in 1 … 4096, got " + pixels + ".");
        }
        if (!(extent > 0) || Double.isInfinite(extent)) {
            throw new IllegalArgumentException(
                    "jet image: the extent must be positive and finite, got " + extent + ".");
        }
        if (!Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException(
                    "jet image: the scale must be finite and not 0, got " + scale + ".");
        }
    }

    /// 40 × 40 over 1.6 × 1.6, every step, per cent of the jet's pT.
    public static JetImage standard() {
        return new JetImage(40, 1.6, Alignment.FULL, Intensity.PT, Normalise.SUM, 100);
    }

    /// The same in other channels.
    public JetImage of(Intensity other) {
        return new JetImage(pixels, extent, alignment, other, normalise, scale);
    }

    /// Numbers in one pixel.
    public int channels() {
        return intensity.channels().size();
    }

    /// Numbers in one image.
    public int size() {
        return pixels * pixels * channels();
    }

    /// Draws with these settings; one for each thread.
    public JetPainter painter() {
        return new JetPainter(this);
    }
}
