package org.kaon.lab.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Figures side by side in rows, as one picture.
public record Sheet(int columns, List<Figure> figures) {

    public Sheet {
        figures = List.copyOf(figures);
        if (columns < 1 || figures.isEmpty()) {
            throw new IllegalArgumentException(
                    "Sheet: needs a column and a figure, found %d columns and %d figures."
                            .formatted(columns, figures.size()));
        }
    }

    public String svg() {
        SvgCanvas canvas = new SvgCanvas("sheet", width(), height(), "Figures");
        draw(canvas);
        return canvas.finish();
    }

    public byte[] png() {
        PngCanvas canvas = new PngCanvas(width(), height());
        draw(canvas);
        return canvas.finish();
    }

    /// Whether a file of this name can be written: `.svg` or `.png`.
    public static boolean canWrite(Path file) {
        String name = name(file);
        return name.endsWith(".svg") || name.endsWith(".png");
    }

    /// Writes the sheet as the file's name ends, whole or not at all.
    public void save(Path file) throws IOException {
        if (!canWrite(file)) {
            throw new IllegalArgumentException(
                    file + ": a picture's name ends in .svg or .png. Choose one of these.");
        }
        if (name(file).endsWith(".svg")) {
            WholeFile.write(file, svg());
        } else {
            WholeFile.write(file, png());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private int used() {
        return Math.min(columns, figures.size());
    }

    private double cellWidth() {
        return figures.stream().mapToDouble(it -> it.size().width()).max().orElse(0);
    }

    private double cellHeight() {
        return figures.stream().mapToDouble(it -> it.size().height()).max().orElse(0);
    }

    private double width() {
        return used() * cellWidth();
    }

    private double height() {
        return Math.ceilDiv(figures.size(), columns) * cellHeight();
    }

    private void draw(Canvas canvas) {
        for (int i = 0; i < figures.size(); i++) {
            double x = i % columns * cellWidth(), y = Math.floorDiv(i, columns) * cellHeight();
            Layout.of(figures.get(i)).draw(new Shifted(canvas, x, y));
        }
    }

    /// A canvas whose upper left corner lies elsewhere on another one.
    private record Shifted(Canvas canvas, double dx, double dy) implements Canvas {

        @Override
        public void path(Polyline line, Pen pen) {
            canvas.path(shift(line), pen);
        }

        @Override
        public void area(Polyline outline, Color color) {
            canvas.area(shift(outline), color);
        }

        @Override
        public void disc(double x, double y, double radius, Color color) {
            canvas.disc(x + dx, y + dy, radius, color);
        }

        @Override
        public void cells(Box box, int columns, int[] rgb) {
            canvas.cells(shift(box), columns, rgb);
        }

        @Override
        public void text(String text, double x, double y, Lettering lettering) {
            canvas.text(text, x + dx, y + dy, lettering);
        }

        @Override
        public void clip(Box box, Runnable drawing) {
            canvas.clip(shift(box), drawing);
        }

        private Box shift(Box box) {
            return new Box(box.x() + dx, box.y() + dy, box.width(), box.height());
        }

        private Polyline shift(Polyline line) {
            Polyline shifted = new Polyline();
            for (int i = 0; i < line.size(); i++) {
                shifted.to(line.x(i) + dx, line.y(i) + dy);
            }
            return shifted;
        }
    }
}
