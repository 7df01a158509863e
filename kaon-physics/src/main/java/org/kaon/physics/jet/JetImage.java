package org.kaon.physics.jet;

/// How a jet becomes a picture: `pixels × pixels` over `extent × extent` in (η, φ), each pixel the
/// summed pT of its constituents.
///
/// In this order: positions relative to the jet's axis (the sum of all momenta), φ wrapped to [−π,
/// π); *centre*: the pT-weighted centroid becomes the origin; *rotate*: the principal axis of pT,
/// `½ atan2(2b, a − d)` with `a = Σ pT η²`, `b = Σ pT η φ`, `d = Σ pT φ²`, becomes the first axis;
/// *flip*: each axis is mirrored where its negative side carries more pT; pixel `⌊(w + extent/2) /
/// extent · pixels⌋` on either axis, what lies outside is dropped; *normalise*, times *scale*.
///
/// Shape: `[pixels, pixels]`, the row is the first (principal) axis. Type: float32, computed in
/// float64. Units: extent in η and rad. Source: Cogan et al. 2014 (arXiv:1407.5675), de Oliveira et
/// al. 2015 (arXiv:1511.05190).
public record JetImage(
        int pixels,
        double extent,
        boolean centre,
        boolean rotate,
        boolean flip,
        Normalise normalise,
        double scale) {

    /// What the sum of pT in each pixel is divided by.
    public enum Normalise {
        /// The sum over all pixels: the image sums to the scale.
        SUM,
        /// The largest pixel: it becomes the scale.
        MAX,
        /// Nothing: pixels are in GeV, times the scale.
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
        return new JetImage(40, 1.6, true, true, true, Normalise.SUM, 100);
    }

    /// Numbers in one image.
    public int size() {
        return pixels * pixels;
    }

    /// Draws with these settings; one for each thread.
    public JetPainter painter() {
        return new JetPainter(this);
    }
}
