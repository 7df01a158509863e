package org.kaon.lab.prepare;

import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.Values;
import org.kaon.physics.jet.JetPainter;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A picture of the row's constituents.
record PictureMaker(List<Expression> sources, boolean cartesian, int size, JetPainter painter)
        implements InputMaker {

    private static final List<String> CARTESIAN = List.of("px", "py", "pz");
    private static final List<String> CYLINDRICAL = List.of("pt", "eta", "phi");

    /// *Errors*: a file without momenta of that name is a [Binding.Mismatch].
    static PictureMaker of(Input.Picture input, Schema schema, String path) {
        for (List<String> components : List.of(CARTESIAN, CYLINDRICAL)) {
            for (String separator : List.of("_", ".", "")) {
                String prefix = input.constituents() + separator;
                List<Expression> found = new ArrayList<>();
                for (String component : components) {
                    schema.find(prefix + component)
                            .ifPresent(_ ->
                                    found.add(Expression.parse("`" + prefix + component + "`")));
                }
                if (found.size() == components.size()) {
                    found.forEach(e -> Binding.requireList(e, schema, path + ".constituents"));
                    return new PictureMaker(
                            List.copyOf(found),
                            components.equals(CARTESIAN),
                            input.image().size(),
                            input.image().painter());
                }
            }
        }
        String prefix = input.constituents();
        throw new Binding.Mismatch(
                path + ".constituents",
                "needs the columns %1$s_px, %1$s_py, %1$s_pz or %1$s_pt, %1$s_eta, %1$s_phi.%2$s"
                        .formatted(prefix, Nearest.hint(prefix + "_px", schema.names())));
    }

    @Override
    public int considered() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void write(List<Values> values, int row, MemorySegment target, long offset) {
        Component first = Component.of(values.get(0).numbers());
        Component second = Component.of(values.get(1).numbers());
        Component third = Component.of(values.get(2).numbers());
        // The painter reads momenta only, so the energy (or mass) may be any component.
        FourVectors vectors =
                cartesian
                        ? FourVectors.cartesian(first, first, second, third)
                        : FourVectors.cylindrical(first, second, third, third);
        int[] offsets = values.getFirst().offsets();
        painter.draw(vectors, offsets[row], offsets[row + 1], target, offset);
    }
}
