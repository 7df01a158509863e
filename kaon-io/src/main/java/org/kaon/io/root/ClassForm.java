package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.util.List;
import java.util.Map;

/// An object of a class that the file describes: a head, then base classes and members.
///
/// @param version that is read where the file gives none
/// @param layouts the steps of each version of the class that has these fields
record ClassForm(
        String className,
        int version,
        Map<Integer, List<Step>> layouts,
        ColumnType.Struct type,
        long blanks)
        implements Form {

    ClassForm {
        layouts = Map.copyOf(layouts);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        for (int i = 0; i < count; i++) {
            one(in, struct, 0);
            struct.close(1);
        }
    }

    /// Reads an object, with its head, into the fields from `first` on.
    void one(FormInput in, GrowingStruct into, int first) throws FormatException {
        Frame frame = Frame.read(in.bytes());
        frame.skipChecksum(in.bytes());
        for (Step step : layout(frame.version(), in.bytes())) {
            step.read(in, into, first, 1);
        }
        frame.close(in.bytes(), className);
    }

    /// Reads `count` objects member by member, without heads of their own.
    void memberWise(FormInput in, Growing into, int count, int written) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        if (count == 0) {
            return;
        }
        for (Step step : layout(written, in.bytes())) {
            step.memberWise(in, struct, 0, count);
        }
        struct.close(count);
    }

    /// The form of the same objects where they have no head.
    Form withoutHead(int written) {
        List<Step> steps = layouts.get(written);
        return new RecordForm(
                type, steps == null ? layouts.getOrDefault(version, List.of()) : steps);
    }

    /// The steps of a version.
    List<Step> layout(int written, Cursor in) throws FormatException {
        List<Step> steps = layouts.get(written == 0 ? version : written);
        if (steps == null) {
            throw in.error(
                    "version %d of %s, which is not described in the file with the same members as version %d"
                            .formatted(written, className, version));
        }
        return steps;
    }
}
