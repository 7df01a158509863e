package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Graph;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.OpCase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All passes, one after the other, leave every op's result and gradient as they were.
class PassesTest {

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void leaveResultsAndGradientsAsTheyWere(OpCase example) {
        for (Graph graph : List.of(example.graph(), example.gradientGraph())) {
            Graph passed =
                    MergeEqual.apply(
                            AbsorbBroadcasts.apply(
                                    FoldConstants.apply(ResolveShapes.apply(graph))));
            Map<String, Doubles> feeds = new LinkedHashMap<>();
            example.feeds().forEach((name, tensor) -> feeds.put(name, Doubles.of(tensor)));
            List<Doubles> before = Interpreter.evaluate(graph.roots(), feeds);
            List<Doubles> after = Interpreter.evaluate(passed.roots(), feeds);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).type()).isEqualTo(before.get(i).type());
                assertThat(after.get(i).values()).isEqualTo(before.get(i).values());
            }
        }
    }
}
