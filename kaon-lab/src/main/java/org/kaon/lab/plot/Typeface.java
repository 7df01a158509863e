package org.kaon.lab.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// DejaVu Sans, the letters of every figure, carried in the jar so that no installed font matters.
final class Typeface {

    /// What SVG readers shall take: the same letters, or some of nearly the same width.
    static final String FAMILY = "DejaVu Sans, Verdana, sans-serif";

    private static final double UNIT = 100;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Font FONT = load();

    private Typeface() {}

    static double width(String text, double size) {
        return glyphs(text).getLogicalBounds().getWidth() * size / UNIT;
    }

    /// The outline of a text at [#UNIT] letters' size: outlines look alike on every platform.
    static Shape outline(String text) {
        return glyphs(text).getOutline();
    }

    static double scale(double size) {
        return size / UNIT;
    }

    private static GlyphVector glyphs(String text) {
        return FONT.createGlyphVector(CONTEXT, text);
    }

    private static Font load() {
        // Figures need no screen; without this a wrong DISPLAY would stop the first of them.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try (InputStream in = Typeface.class.getResourceAsStream("DejaVuSans.ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in));
            return font.deriveFont((float) UNIT);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the font DejaVuSans.ttf from the jar.", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font DejaVuSans.ttf in the jar is damaged.", e);
        }
    }
}
