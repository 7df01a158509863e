package org.kaon.lab.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A figure: two axes, marks drawn in their order, a title above and a note below.
///
/// Equal figures give equal bytes. A figure without data is an empty frame that says so.
public record Figure(Axis x, Axis y, List<Mark> marks, Title title, Size size) {

    /// What stands above the frame: at its left end, and smaller at its right.
    public record Title(String left, String right) {}

    /// Width and height in CSS pixels; the PNG has twice as many.
    public record Size(double width, double height) {

        static final Size USUAL = new Size(540, 420);
    }

    public Figure {
        marks = List.copyOf(marks);
    }

    public static Figure of(Axis x, Axis y, List<Mark> marks) {
        return new Figure(x, y, marks, new Title("", ""), Size.USUAL);
    }

    public static Figure of(Axis x, Axis y, Mark... marks) {
        return of(x, y, List.of(marks));
    }

    public Figure titled(String left, String right) {
        return new Figure(x, y, marks, new Title(left, right), size);
    }

    public Figure sized(double width, double height) {
        return new Figure(x, y, marks, title, new Size(width, height));
    }

    public Figure with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new Figure(x, y, more, title, size);
    }

    /// The figure as text to stand in a page; the ids in it begin with the name.
    public String svg(String name) {
        SvgCanvas canvas = new SvgCanvas(name, size.width(), size.height(), description());
        Layout.of(this).draw(canvas);
        return canvas.finish();
    }

    public String svg() {
        return svg("figure");
    }

    public byte[] png() {
        PngCanvas canvas = new PngCanvas(size.width(), size.height());
        Layout.of(this).draw(canvas);
        return canvas.finish();
    }

    /// Writes `withoutSuffix.svg` and `withoutSuffix.png`, each whole or not at all.
    public void save(Path withoutSuffix) throws IOException {
        String name = String.valueOf(withoutSuffix.getFileName());
        byte[] png = png();
        WholeFile.write(withoutSuffix.resolveSibling(name + ".svg"), svg());
        WholeFile.write(withoutSuffix.resolveSibling(name + ".png"), png);
    }

    /// What a reader of the screen says: title and axes.
    private String description() {
        String axes = RichText.of(y.label() + " against " + x.label()).plain();
        return title.left().isEmpty() ? axes : RichText.of(title.left()).plain() + ": " + axes;
    }
}
