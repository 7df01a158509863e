package org.kaon.lab.convert;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Leaf;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Schema;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// Makes a column of each member of a structure (`muon.pt`) and of each item of an array (`pt_0`,
/// `image_2_1`).
final class Flatten {

    /// Most columns that one array becomes.
    private static final long MOST = 10_000;

    private Flatten() {}

    /// *Errors*: [FormatException] for an array that would become too many columns, and for two
    /// columns of one name.
    ///
    /// @param arrays whether arrays are taken apart too
    static MakeColumns of(Schema before, boolean arrays) throws FormatException {
        List<MakeColumns.Make> makes = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            Schema.Field field = before.fields().get(i);
            for (Leaf leaf : Leaf.of(field.type())) {
                String name =
                        leaf.name().isEmpty() ? field.name() : field.name() + "." + leaf.name();
                if (arrays && leaf.type() instanceof ColumnType.Fixed fixed) {
                    items(name, leaf, fixed, i, makes);
                } else {
                    makes.add(
                            new MakeColumns.Make(
                                    new Schema.Field(name, leaf.type()),
                                    i,
                                    (column, _) -> leaf.of(column)));
                }
            }
        }
        return MakeColumns.of("--flatten", makes);
    }

    private static void items(
            String name, Leaf leaf, ColumnType.Fixed fixed, int from, List<MakeColumns.Make> makes)
            throws FormatException {
        if (fixed.size() > MOST) {
            throw FormatException.of(
                    "--flatten",
                    name,
                    "holds %s, which would be %d columns (%d at most); leave it out with --without %s."
                            .formatted(fixed, fixed.size(), MOST, name));
        }
        for (int item = 0; item < fixed.size(); item++) {
            int place = item;
            makes.add(
                    new MakeColumns.Make(
                            new Schema.Field(
                                    name + "_" + index(item, fixed.shape()), fixed.content()),
                            from,
                            (column, memory) -> item((Fixed) leaf.of(column), place, memory)));
        }
    }

    // Indices joined with underscores, the last running fastest.
    private static String index(int item, List<Integer> shape) {
        List<String> indices = new ArrayList<>();
        int rest = item;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            indices.addFirst(String.valueOf(rest % shape.get(axis)));
            rest /= shape.get(axis);
        }
        return String.join("_", indices);
    }

    private static Column item(Fixed column, int item, Arena memory) {
        Picked picked = new Picked();
        for (long row = 0; row < column.length(); row++) {
            picked.run(row * column.size() + item, 1);
        }
        return picked.of(column.content(), memory);
    }
}
