package org.kaon.lab.jets;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.substructure.Grooming;
import org.kaon.physics.substructure.JetView;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds and measures the jets of one event after another. For one thread.
final class JetFinder {

    private final JetTask task;
    private final Clustering clustering;
    private final Optional<Grooming> grooming;
    private final JetView view;

    JetFinder(JetTask task) {
        this.task = task;
        this.clustering = new Clustering(task.definition());
        this.grooming = task.grooming().map(text -> Grooming.parse(text, task.radius()));
        this.view = new JetView(task.radius());
    }

    /// One row for each jet, hardest first, with a number for each column.
    ///
    /// *Errors*: [IllegalArgumentException] for a particle that is not finite.
    double[][] measure(FourVectors particles, long from, long to) {
        List<Jet> jets = clustering.cluster(particles, from, to).inclusive(task.minimum());
        int count = Math.min(jets.size(), task.jets().orElse(Integer.MAX_VALUE));
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            FourVectors inside = only(particles, from, jets.get(i).constituents());
            FourVectors left =
                    grooming.map(g -> only(inside, 0, g.kept(inside, 0, inside.length())))
                            .orElse(inside);
            view.at(left, 0, left.length());
            rows[i] = task.columns().stream().mapToDouble(column -> column.of(view)).toArray();
        }
        return rows;
    }

    private static FourVectors only(FourVectors all, long from, int[] indices) {
        double[][] parts = new double[4][indices.length];
        for (int i = 0; i < indices.length; i++) {
            FourVector p = all.at(from + indices[i]);
            parts[0][i] = p.e();
            parts[1][i] = p.px();
            parts[2][i] = p.py();
            parts[3][i] = p.pz();
        }
        List<Component> columns = Arrays.stream(parts).map(Component::of).toList();
        return FourVectors.cartesian(
                columns.get(0), columns.get(1), columns.get(2), columns.get(3));
    }
}
