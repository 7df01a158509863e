package org.kaon.physics.jet;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Component.Precision;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;

/// The first constituents of a jet as one row of features: `E₀, px₀, py₀, pz₀, E₁, …`, zeros where
/// the jet has fewer.
///
/// "First" is the order in memory: sort by falling pT beforehand where the file does not.
///
/// Shape: `[4 · constituents]`. Type: float32. Units: GeV.
public record ConstituentRow(int constituents) {

    /// Checks that there is a row to write.
    public ConstituentRow {
        if (constituents < 1 || constituents > 1_000_000) {
            throw new IllegalArgumentException(
                    "constituent row: needs 1 … 1000000 constituents, got " + constituents + ".");
        }
    }

    /// Numbers in one row.
    public int size() {
        return 4 * constituents;
    }

    /// Writes the jet with the constituents in [from, to) into [#size] float32 numbers
    /// (little-endian) from byte `offset` on. A NaN stays a NaN.
    public void write(FourVectors jet, long from, long to, MemorySegment target, long offset) {
        Component row = new Component(target, offset, Precision.FLOAT32);
        int present = (int) Math.min(constituents, to - from);
        for (int i = 0; i < present; i++) {
            var vector = jet.at(from + i);
            row.set(4L * i, vector.e());
            row.set(4L * i + 1, vector.px());
            row.set(4L * i + 2, vector.py());
            row.set(4L * i + 3, vector.pz());
        }
        target.asSlice(offset + 16L * present, 16L * (constituents - present)).fill((byte) 0);
    }
}
