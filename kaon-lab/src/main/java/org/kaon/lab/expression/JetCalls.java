package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Schema;
import org.kaon.physics.cluster.BadParticleException;
import org.kaon.physics.substructure.JetView;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All functions of particles in an expression, carried out together, so that what several of them
/// need is computed once a row.
final class JetCalls {

    private JetCalls() {}

    /// The calls in an expression.
    static List<JetCall> in(Syntax syntax, Schema schema) {
        List<JetCall> calls = new ArrayList<>();
        collect(syntax, schema, calls);
        return calls;
    }

    private static void collect(Syntax syntax, Schema schema, List<JetCall> into) {
        if (syntax instanceof Syntax.Call call && JetCall.is(call)) {
            into.add(JetCall.of(call, schema));
        } else {
            syntax.parts().forEach(part -> collect(part, schema, into));
        }
    }

    /// The numbers of each call. A row with a [BadParticleException] gives NaN, as does one that
    /// has too few particles.
    ///
    /// *Errors*: [ExpressionException] where the particles' columns differ in length.
    static Map<Syntax.Call, Values> values(Syntax syntax, Chunk chunk) {
        Map<JetCall.Group, List<JetCall>> groups = new LinkedHashMap<>();
        for (JetCall call : in(syntax, chunk.schema())) {
            groups.computeIfAbsent(call.group(), _ -> new ArrayList<>()).add(call);
        }
        Map<Syntax.Call, Values> values = new LinkedHashMap<>();
        groups.forEach((group, calls) -> {
            double[][] numbers = measure(group, calls, chunk);
            for (int i = 0; i < numbers.length; i++) {
                values.put(calls.get(i).call(), Values.flat(false, numbers[i]));
            }
        });
        return values;
    }

    private static double[][] measure(JetCall.Group group, List<JetCall> calls, Chunk chunk) {
        ParticleColumns.Events events;
        try {
            events = group.particles().events(chunk);
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(
                    calls.getFirst().call().position(), String.valueOf(e.getMessage()));
        }
        int rows = events.size();
        double[][] numbers = new double[calls.size()][rows];
        JetView view = new JetView(group.radius());
        for (int row = 0; row < rows; row++) {
            long from = events.starts()[row];
            long to = events.ends()[row];
            boolean sound = sound(view, events.vectors(), from, to);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i][row] = sound ? calls.get(i).formula().of(view) : Double.NaN;
            }
        }
        return numbers;
    }

    private static boolean sound(JetView view, FourVectors vectors, long from, long to) {
        try {
            view.at(vectors, from, to);
            return true;
        } catch (BadParticleException e) {
            return false;
        }
    }
}
