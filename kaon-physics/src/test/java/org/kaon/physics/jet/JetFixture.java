package org.kaon.physics.jet;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The random jets of `make_jets.py`, all constituents in four columns.
record JetFixture(FourVectors constituents, List<Integer> starts) {

    static JetFixture read() {
        List<String[]> rows = rows("jets.csv");
        float[][] columns = new float[4][rows.size()];
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (Integer.parseInt(rows.get(i)[0]) == starts.size()) {
                starts.add(i);
            }
            for (int k = 0; k < 4; k++) {
                columns[k][i] = Float.parseFloat(rows.get(i)[k + 1]);
            }
        }
        starts.add(rows.size());
        return new JetFixture(cartesian(columns), starts);
    }

    static FourVectors cartesian(float[][] columns) {
        return FourVectors.float32(
                Coordinates.E_PX_PY_PZ,
                MemorySegment.ofArray(columns[0]),
                MemorySegment.ofArray(columns[1]),
                MemorySegment.ofArray(columns[2]),
                MemorySegment.ofArray(columns[3]));
    }

    int jets() {
        return starts.size() - 1;
    }

    float[] draw(JetImage settings, int jet) {
        float[] image = new float[settings.size()];
        MemorySegment target = MemorySegment.ofArray(image);
        settings.painter().draw(constituents, starts.get(jet), starts.get(jet + 1), target, 0);
        return image;
    }

    /// One jet as `[4][constituents]`, float64.
    double[][] jet(int jet) {
        int from = starts.get(jet);
        double[][] columns = new double[4][starts.get(jet + 1) - from];
        for (int i = 0; i < columns[0].length; i++) {
            var vector = constituents.at(from + i);
            columns[0][i] = vector.e();
            columns[1][i] = vector.px();
            columns[2][i] = vector.py();
            columns[3][i] = vector.pz();
        }
        return columns;
    }

    static List<String[]> rows(String name) {
        try (InputStream in = JetFixture.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
