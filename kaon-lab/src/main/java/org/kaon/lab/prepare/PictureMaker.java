package org.kaon.lab.prepare;

import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.JetPicture;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ParticleColumns;
import org.kaon.lab.expression.Values;
import org.kaon.physics.jet.Intensity;
import org.kaon.physics.jet.JetPainter;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A picture of the row's constituents.
///
/// @param sources the momenta, then the charges where the picture needs them
record PictureMaker(
        List<Expression> sources,
        Coordinates coordinates,
        Intensity intensity,
        int size,
        JetPainter painter)
        implements InputMaker {

    private static final List<String> CHARGES = List.of("charge", "q");
    private static final List<String> CODES = List.of("pdgid", "pdg_id", "pid", "pdg", "id");

    /// *Errors*: a file without momenta of that name, or without the charges that the picture
    /// needs, is a [Binding.Mismatch].
    static PictureMaker of(JetPicture input, Schema schema, String path) {
        ParticleColumns particles;
        try {
            particles = ParticleColumns.of(input.constituents(), schema);
        } catch (IllegalArgumentException e) {
            throw new Binding.Mismatch(path + ".constituents", String.valueOf(e.getMessage()));
        }
        List<Expression> sources = new ArrayList<>(particles.momenta());
        if (input.image().intensity() == Intensity.COLOR) {
            sources.add(charges(input, schema, path));
        }
        return new PictureMaker(
                List.copyOf(sources),
                particles.coordinates(),
                input.image().intensity(),
                input.image().size(),
                input.image().painter());
    }

    private static Expression charges(JetPicture input, Schema schema, String path) {
        if (input.charge().isPresent()) {
            Binding.requireList(input.charge().get(), schema, path + ".charge");
            return input.charge().get();
        }
        String of = input.constituents();
        Optional<String> charge = ParticleColumns.beside(of, CHARGES, schema);
        Optional<String> code = ParticleColumns.beside(of, CODES, schema);
        if (charge.isEmpty() && code.isEmpty()) {
            throw new Binding.Mismatch(
                    path + ".charge",
                    "intensity: color needs the charges of the constituents; there is no list %1$s_charge, %1$s_q, nor %1$s_pdgid, %1$s_pid. Say what gives them, `charge: LIST` or `charge: pdg_charge(LIST)`, or draw `intensity: pt`."
                            .formatted(of));
        }
        return Expression.parse(
                charge.map("`%s`"::formatted)
                        .orElseGet(() -> "pdg_charge(`" + code.orElseThrow() + "`)"));
    }

    @Override
    public int considered() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void write(List<Values> values, int row, MemorySegment target, long offset) {
        List<Component> columns =
                values.stream().map(list -> Component.of(list.numbers())).toList();
        int[] offsets = values.getFirst().offsets();
        FourVectors vectors = vectors(columns);
        long from = offsets[row];
        long to = offsets[row + 1];
        switch (intensity) {
            case PT -> painter.draw(vectors, from, to, target, offset);
            case COLOR -> painter.draw(vectors, columns.getLast(), from, to, target, offset);
        }
    }

    // The painter reads momenta only, so the energy (or mass) may be any component.
    private FourVectors vectors(List<Component> c) {
        return switch (coordinates) {
            case E_PX_PY_PZ, M_PX_PY_PZ ->
                    FourVectors.cartesian(c.get(0), c.get(0), c.get(1), c.get(2));
            case PT_ETA_PHI_M, PT_ETA_PHI_E ->
                    FourVectors.cylindrical(c.get(0), c.get(1), c.get(2), c.get(2));
            case PT_Y_PHI_M -> new FourVectors(coordinates, c.get(0), c.get(1), c.get(2), c.get(3));
        };
    }
}
