package org.kaon.layer;

import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;

/// A part of images: `height` rows from `row` on, `width` columns from `column` on.
record ImageWindow(long row, long column, long height, long width) {

    /// The middle with given extents, the odd pixel below and to the right.
    static ImageWindow middle(Value images, long height, long width) {
        return new ImageWindow(
                (images.shape().extent(1) - height) / 2,
                (images.shape().extent(2) - width) / 2,
                height,
                width);
    }

    /// The largest part about the middle with the aspect ratio of given extents, brought to them.
    static Value resized(Value images, long height, long width) {
        long rows = images.shape().extent(1);
        long columns = images.shape().extent(2);
        ImageWindow part =
                middle(
                        images,
                        Math.clamp(columns * height / width, 1, rows),
                        Math.clamp(rows * width / height, 1, columns));
        return Interpolation.BILINEAR.resize(part.of(images), height, width);
    }

    /// *Shape*: `[batch, rows, columns, channels]` → `[batch, height, width, channels]`.
    Value of(Value images) {
        return slice(slice(images, 1, row, row + height), 2, column, column + width);
    }
}
