package org.kaon.lab.plot;

/// A grid of cells in colours: an image, a matrix, a histogram in two dimensions.
///
/// Row 0 lies at the low end of y; a value without a place on the colour scale leaves its cell
/// open.
public record HeatMap(Grid grid, ColorScale colors, boolean numbers) implements Mark {

    /// Values by rows over a range in x and in y.
    public record Grid(int columns, double[] values, Range x, Range y) {

        public Grid {
            if (columns < 1 || values.length % columns != 0) {
                throw new IllegalArgumentException(
                        "HeatMap: needs whole rows of %d values, found %d values."
                                .formatted(columns, values.length));
            }
        }

        public int rows() {
            return values.length / columns;
        }
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void measure(Extent extent) {
        if (grid.rows() > 0) {
            extent.reach(grid.x().low(), grid.y().low());
            extent.reach(grid.x().high(), grid.y().high());
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        if (grid.rows() == 0) {
            return;
        }
        double left = plane.x(grid.x().low()), right = plane.x(grid.x().high());
        double first = plane.y(grid.y().low()), last = plane.y(grid.y().high());
        boolean upwards = first > last;
        int rows = grid.rows(), columns = grid.columns();
        int[] rgb = new int[rows * columns];
        for (int i = 0; i < rgb.length; i++) {
            int row = upwards ? rows - 1 - i / columns : i / columns;
            double value = grid.values()[row * columns + i % columns];
            rgb[i] = colors.color(value).map(Color::rgb).orElse(-1);
        }
        Box box = new Box(left, Math.min(first, last), right - left, Math.abs(first - last));
        canvas.cells(box, columns, rgb);
        if (numbers) {
            writeNumbers(canvas, box, upwards);
        }
    }

    private void writeNumbers(Canvas canvas, Box box, boolean upwards) {
        int rows = grid.rows(), columns = grid.columns();
        double width = box.width() / columns, height = box.height() / rows;
        double size = Math.min(12, 0.36 * width);
        for (int i = 0; i < rows * columns; i++) {
            double value = grid.values()[i];
            if (!Double.isFinite(value)) {
                continue;
            }
            int row = upwards ? rows - 1 - i / columns : i / columns;
            boolean dark = !colors.color(value).map(Color::light).orElse(true);
            canvas.text(
                    new Numerals(2, 0).format(value),
                    box.x() + (i % columns + 0.5) * width,
                    box.y() + (row + 0.5) * height + 0.36 * size,
                    Lettering.middle(size).in(dark ? Color.WHITE : Color.BLACK));
        }
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        // The colour bar explains a heat map.
    }
}
