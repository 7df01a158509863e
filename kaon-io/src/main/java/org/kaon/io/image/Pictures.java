package org.kaon.io.image;

import java.io.IOException;
import java.util.List;

/// Pictures of one size in an order that stays. Any number of threads may walk through them, each
/// with a walk of its own.
interface Pictures extends AutoCloseable {

    /// The file, for messages.
    String file();

    /// The size of every picture.
    Frame frame();

    /// Number of pictures.
    long rows();

    /// What is known of their classes.
    List<Labelling> labellings();

    /// Starts in front of a picture.
    Walk from(long row) throws IOException;

    @Override
    default void close() throws IOException {}

    /// Goes from picture to picture. For one thread.
    interface Walk extends AutoCloseable {

        /// Goes to the next picture and writes its class's number for each labelling.
        void next(int[] labels) throws IOException;

        /// The values of the picture it stands at, row by row, the channels of a pixel side by
        /// side. May be asked once a picture.
        ///
        /// *Errors*: a damaged picture, or one of another size, is a
        /// [org.kaon.io.column.FormatException].
        byte[] pixels() throws IOException;

        @Override
        void close() throws IOException;
    }
}
