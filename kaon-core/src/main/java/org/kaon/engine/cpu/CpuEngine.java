package org.kaon.engine.cpu;

import org.kaon.engine.Engine;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.MemoryException;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The engine for ordinary processors, on oneDNN.
///
/// The number of threads is the process's: `--threads`, then `KAON_THREADS`, then
/// `OMP_NUM_THREADS`, then the available processors.
public final class CpuEngine implements Engine {

    private final VariableStore variables = new VariableStore();
    private final Set<Plan> plans = new LinkedHashSet<>();
    private final CpuOptions options;
    private boolean closed;

    private CpuEngine(CpuOptions options) {
        this.options = options;
    }

    public static CpuEngine open() {
        return open(defaultThreads());
    }

    /// *Errors*: {@link org.kaon.engine.NativeException} where oneDNN's natives are missing.
    public static CpuEngine open(int threads) {
        return open(CpuOptions.of(threads));
    }

    /// *Errors*: {@link org.kaon.engine.NativeException} where oneDNN's natives are missing.
    public static CpuEngine open(CpuOptions options) {
        return EngineThread.call(() -> {
            OneDnn.load();
            Team.size(options.threads());
            FlushToZero.onTeam();
            return new CpuEngine(options);
        });
    }

    /// The number of threads where none is asked for.
    ///
    /// *Errors*: an environment variable that is not a positive number.
    public static int defaultThreads() {
        return threads(System.getenv(), Runtime.getRuntime().availableProcessors());
    }

    static int threads(Map<String, String> environment, int processors) {
        for (String variable : List.of("KAON_THREADS", "OMP_NUM_THREADS")) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                String first = value.split(",", 2)[0].strip();
                if (!first.matches("[1-9][0-9]{0,3}")) {
                    throw new IllegalArgumentException(
                            variable + ": expected a number of threads, found \"" + value + "\"");
                }
                return Integer.parseInt(first);
            }
        }
        return processors;
    }

    /// Threads in the team.
    public static int threads() {
        return Team.size();
    }

    @Override
    public Plan compile(Graph graph, Map<String, Shape> shapes) {
        return EngineThread.call(() -> {
            requireOpen();
            Blueprint blueprint = Compiler.compile(graph.bind(shapes), variables, options);
            requireMemory(blueprint);
            Plan plan = new CpuPlan(blueprint, plans::remove);
            plans.add(plan);
            return plan;
        });
    }

    @Override
    public FrozenModel freeze(Graph graph, Map<String, Shape> shapes) {
        return EngineThread.call(() -> {
            requireOpen();
            return new CpuFrozenModel(Freezing.freeze(graph.bind(shapes), variables));
        });
    }

    @Override
    public Tensor read(Variable variable) {
        return EngineThread.call(() -> {
            requireOpen();
            return variables.read(variable);
        });
    }

    @Override
    public void write(Variable variable, Tensor value) {
        EngineThread.call(() -> {
            requireOpen();
            variables.write(variable, value);
            return variable;
        });
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return EngineThread.call(work);
    }

    @Override
    public void close() {
        EngineThread.call(() -> {
            if (!closed) {
                closed = true;
                List.copyOf(plans).forEach(Plan::close);
                variables.close();
            }
            return closed;
        });
    }

    private void requireMemory(Blueprint blueprint) {
        try {
            MemoryNeed.require(blueprint, options.memory().getAsLong());
        } catch (MemoryException e) {
            blueprint.constants().close();
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This engine is closed. Open another.");
        }
    }
}
