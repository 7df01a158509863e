package org.kaon.lab.plot;

import java.util.Locale;

/// A colour: red, green and blue in one number `0xRRGGBB`, and an opacity from 0 to 1.
public record Color(int rgb, double opacity) {

    public static final Color BLACK = of(0x000000);
    public static final Color WHITE = of(0xffffff);
    public static final Color GREY = of(0x717581);

    /// Petroff's ten colours, told apart by colour-blind readers and in grey print.
    ///
    /// *Source:* M. A. Petroff, arXiv:2107.02270, the sequence of ten.
    private static final int[] PALETTE = {
        0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6, 0xa96b59, 0xe76300, 0xb9ac70, 0x717581,
        0x92dadd
    };

    /// *Source:* the same paper, the sequence of six.
    private static final int[] SHORT_PALETTE = {
        0x5790fc, 0xf89c20, 0xe42536, 0x964a8b, 0x9c9ca1, 0x7a21dd
    };

    /// What stands for background in figures of two classes.
    public static final Color BACKGROUND = of(SHORT_PALETTE[0]);

    /// What stands for signal in figures of two classes.
    public static final Color SIGNAL = of(SHORT_PALETTE[2]);

    public Color {
        if (rgb < 0 || rgb > 0xffffff || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException(
                    "Color: expected rgb in [0, 0xffffff] and opacity in [0, 1], found "
                            + Integer.toHexString(rgb)
                            + " and "
                            + opacity);
        }
    }

    public static Color of(int rgb) {
        return new Color(rgb, 1);
    }

    /// The colour of one of `count` things shown together: six good ones, or ten where needed.
    public static Color of(int index, int count) {
        int[] palette = count <= SHORT_PALETTE.length ? SHORT_PALETTE : PALETTE;
        return of(palette[Math.floorMod(index, palette.length)]);
    }

    public Color withOpacity(double opacity) {
        return new Color(rgb, opacity);
    }

    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /// Whether black letters read better than white ones on this colour.
    public boolean light() {
        double red = rgb >> 16, green = rgb >> 8 & 255, blue = rgb & 255;
        return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
    }
}
