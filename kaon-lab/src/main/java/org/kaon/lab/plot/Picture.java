package org.kaon.lab.plot;

/// A picture in its own colours, the first row on top.
///
/// @param columns pixels in a row
/// @param rgb `0xRRGGBB` of each pixel, row by row
public record Picture(int columns, int[] rgb) implements Mark {

    public Picture {
        if (columns < 1 || rgb.length % columns != 0) {
            throw new IllegalArgumentException(
                    "Picture: needs whole rows of %d pixels, found %d pixels."
                            .formatted(columns, rgb.length));
        }
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void measure(Extent extent) {
        extent.reach(0, 0);
        extent.reach(columns, rgb.length / (double) columns);
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        if (rgb.length > 0) {
            double top = plane.y(rgb.length / (double) columns);
            double left = plane.x(0);
            double width = plane.x(columns) - left;
            canvas.cells(new Box(left, top, width, plane.y(0) - top), columns, rgb);
        }
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        // A picture explains itself.
    }
}
