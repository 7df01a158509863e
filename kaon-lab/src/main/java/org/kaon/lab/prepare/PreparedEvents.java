package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// All selected events of an experiment, ready to be fed. Closing deletes the scratch files.
///
/// @param facts what was read, file by file
/// @param faults what was not finite and was dropped or filled
/// @param remarks what else a user should know, a sentence each
public record PreparedEvents(
        Experiment experiment,
        Layout layout,
        Transforms transforms,
        Scratch scratch,
        List<SampleFacts> facts,
        Faults faults,
        List<String> remarks)
        implements AutoCloseable {

    /// Rows of a part.
    public long rows(Part part) {
        return scratch.file(part).rows();
    }

    /// One part as a dataset.
    ///
    /// @param encoding how the truth is handed to the loss
    public PartDataset dataset(Part part, Encoding encoding) {
        return new PartDataset(
                scratch.file(part),
                scratch.mixture(part),
                layout,
                transforms.bound(layout),
                encoding,
                Preparation.schema(experiment, encoding));
    }

    /// Looks at one input of an event.
    @FunctionalInterface
    public interface Look {
        /// @param label the class's number
        /// @param offset the byte at which the input's floats start
        void at(int label, MemorySegment memory, long offset);
    }

    /// Shows one input of all events of a part, as it is before transforms, in stored order.
    public void forEach(Part part, String input, Look look) throws IOException {
        RowFile file = scratch.file(part);
        int start = 0;
        for (int i = 0; i < layout.names().indexOf(input); i++) {
            start += layout.sizes().get(i);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment row = arena.allocate(4L * file.width(), 64);
            for (long i = 0; i < file.rows(); i++) {
                file.read(i, 1, row);
                int label = (int) row.get(InputMaker.FLOAT, 4L * layout.features());
                look.at(label, row, 4L * start);
            }
        }
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
