package org.kaon.benchmark;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// A graph of one's own with what is fed to it.
final class GraphWorkload implements Workload {

    private final Plan plan;
    private final Map<String, Tensor> feeds;

    GraphWorkload(Graph graph, Map<String, Tensor> feeds, CpuEngine engine) {
        this.plan = engine.compile(graph);
        this.feeds = Map.copyOf(feeds);
    }

    @Override
    public void step() {
        plan.run(feeds);
    }

    @Override
    public String profile(int runs) {
        return plan.profile(feeds, runs);
    }

    @Override
    public void close() {
        plan.close();
    }
}
