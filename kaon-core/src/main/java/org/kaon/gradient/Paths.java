package org.kaon.gradient;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many ways lead through a graph from an input to an output.
///
/// The derivative is a sum of one product for each way; their number grows exponentially with the
/// depth, while both modes of the chain rule visit every node once.
public final class Paths {

    private Paths() {}

    /// The number of chains of nodes from one value to another; an op that takes a value twice
    /// counts twice.
    public static BigInteger count(Value from, Value to) {
        Map<Value, BigInteger> ways = new HashMap<>();
        for (Node node : Graph.nodes(List.of(to))) {
            BigInteger sum = BigInteger.ZERO;
            for (Value input : node.inputs()) {
                sum = sum.add(ways.getOrDefault(input, BigInteger.ZERO));
            }
            for (int i = 0; i < node.types().size(); i++) {
                Value output = node.output(i);
                ways.put(output, output.equals(from) ? BigInteger.ONE : sum);
            }
        }
        return ways.getOrDefault(to, BigInteger.ZERO);
    }
}
