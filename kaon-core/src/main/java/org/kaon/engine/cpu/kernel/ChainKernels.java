package org.kaon.engine.cpu.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Kernels of chains, one for each structure.
///
/// Where the module `jdk.incubator.vector` is present a chain becomes generated code once it has
/// cost some time; elsewhere, and with `-Dkaon.kernels=plain`, it stays plain loops. With
/// `-Dkaon.kernels=generated` it is generated code from the first run. The bits are the same.
public final class ChainKernels {

    private static final Map<Chain, ChainKernel> KNOWN = new ConcurrentHashMap<>();
    private static final String WANTED = System.getProperty("kaon.kernels", "tiered");
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private ChainKernels() {}

    /// The kernel of a chain; equal chains have the same.
    ///
    /// Errors: `IllegalArgumentException` for a `kaon.kernels` that is not known.
    public static ChainKernel kernel(Chain chain) {
        return KNOWN.computeIfAbsent(chain, ChainKernels::make);
    }

    /// The kernel of a chain as plain loops.
    static ChainKernel plain(Chain chain) {
        return new PlainChain(chain);
    }

    // Only here and in TieredChain are classes touched that need the vector module.
    private static ChainKernel make(Chain chain) {
        return switch (WANTED) {
            case "plain" -> plain(chain);
            case "tiered" -> VECTORS ? inParts(chain, TieredChain::new) : plain(chain);
            case "generated" -> VECTORS ? inParts(chain, ChainKernels::generated) : plain(chain);
            default ->
                    throw new IllegalArgumentException(
                            "System property kaon.kernels: expected plain, tiered or generated,"
                                    + " found "
                                    + WANTED
                                    + ".");
        };
    }

    private static ChainKernel generated(Chain chain) {
        return GeneratedChain.of(chain).orElseGet(() -> plain(chain));
    }

    private static ChainKernel inParts(Chain chain, Function<Chain, ChainKernel> maker) {
        ChainCut cut = ChainCut.of(chain);
        return cut.parts().size() == 1
                ? maker.apply(chain)
                : new LongChain(cut, cut.parts().stream().map(maker).toList());
    }
}
