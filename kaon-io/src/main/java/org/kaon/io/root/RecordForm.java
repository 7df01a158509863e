package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.util.List;

/// The leaves of a leaf list one after the other, without a head: `x/F:n/I:y[n]/F`.
record RecordForm(ColumnType.Struct type, List<Step> steps) implements Form {

    RecordForm {
        steps = List.copyOf(steps);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        for (int i = 0; i < count; i++) {
            for (Step step : steps) {
                step.read(in, struct, 0, 1);
            }
            struct.close(1);
        }
    }
}
