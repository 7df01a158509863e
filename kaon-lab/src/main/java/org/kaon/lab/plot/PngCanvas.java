package org.kaon.lab.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A canvas of picture elements, two to a unit of length, written as PNG.
final class PngCanvas implements Canvas {

    static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(double width, double height) {
        int columns = (int) Math.ceil(width * SCALE), rows = (int) Math.ceil(height * SCALE);
        image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, columns, rows);
        graphics.scale(SCALE, SCALE);
        smooth(true);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void path(Polyline line, Pen pen) {
        float width = (float) pen.width();
        float[] dashes = new float[pen.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i).floatValue();
        }
        int cap = BasicStroke.CAP_BUTT, join = BasicStroke.JOIN_ROUND;
        graphics.setStroke(
                dashes.length == 0
                        ? new BasicStroke(width, cap, join)
                        : new BasicStroke(width, cap, join, 1, dashes, 0));
        graphics.setColor(awt(pen.color()));
        graphics.draw(shape(line, false));
    }

    @Override
    public void area(Polyline outline, Color color) {
        graphics.setColor(awt(color));
        graphics.fill(shape(outline, true));
    }

    @Override
    public void disc(double x, double y, double radius, Color color) {
        graphics.setColor(awt(color));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void cells(Box box, int columns, int[] rgb) {
        int rows = rgb.length / columns;
        double width = box.width() / columns, height = box.height() / rows;
        smooth(false);
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] >= 0) {
                graphics.setColor(new java.awt.Color(rgb[i]));
                double x = box.x() + i % columns * width, y = box.y() + i / columns * height;
                graphics.fill(new Rectangle2D.Double(x, y, width, height));
            }
        }
        smooth(true);
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        RichText rich = RichText.of(text);
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.toRadians(lettering.turn()));
        graphics.translate(-lettering.before() * rich.width(lettering.size()), 0);
        graphics.setColor(awt(lettering.color()));
        for (RichText.Run run : rich.runs()) {
            double size = run.size(lettering.size()), scale = Typeface.scale(size);
            AffineTransform place =
                    new AffineTransform(scale, 0, 0, scale, 0, run.drop(lettering.size()));
            graphics.fill(place.createTransformedShape(Typeface.outline(run.text())));
            graphics.translate(Typeface.width(run.text(), size), 0);
        }
        graphics.setTransform(before);
    }

    @Override
    public void clip(Box box, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        drawing.run();
        graphics.setClip(before);
    }

    byte[] finish() {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // A plain output stream would make ImageIO write a file in the folder for temporary files.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("This Java has no writer for PNG images.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void smooth(boolean on) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                on ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    static Path2D shape(Polyline line, boolean close) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < line.size(); i++) {
            if (line.starts(i)) {
                path.moveTo(line.x(i), line.y(i));
            } else if (!line.gap(i)) {
                path.lineTo(line.x(i), line.y(i));
            }
            if (close && !line.gap(i) && (i + 1 == line.size() || line.gap(i + 1))) {
                path.closePath();
            }
        }
        return path;
    }

    private static java.awt.Color awt(Color color) {
        int alpha = (int) Math.round(255 * color.opacity());
        return new java.awt.Color(alpha << 24 | color.rgb(), true);
    }
}
