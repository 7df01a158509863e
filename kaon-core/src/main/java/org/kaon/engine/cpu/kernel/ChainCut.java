package org.kaon.engine.cpu.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A chain cut into parts of which each fits into one generated method.
///
/// What a later part needs of an earlier one is kept in a slot: slot k is input `inputs + k` and
/// output `outputs + k` of the parts. All stores are in the last part, so that loads still come
/// before them.
record ChainCut(List<Chain> parts, int inputs, int outputs, int slots) {

    /// Bytes of generated code, estimated: HotSpot compiles no method of 8,000 and more.
    private static final int LARGEST = 7000;

    private static final int OPERAND = 60;

    ChainCut {
        parts = List.copyOf(parts);
    }

    /// The chain itself as the only part where it is short enough.
    static ChainCut of(Chain chain) {
        if (Program.of(chain).weight() <= LARGEST) {
            return new ChainCut(List.of(chain), 0, 0, 0);
        }
        return new Cutter(chain).cut();
    }

    private static final class Cutter {
        private final List<Chain.Step> steps;
        private final int[] part;
        private final int[] lastUse;
        private final int[] slot;
        private final boolean[] needed;
        private int parts;
        private int slots;
        private int inputs;
        private int outputs;

        Cutter(Chain chain) {
            steps = chain.steps();
            part = new int[steps.size()];
            lastUse = new int[steps.size()];
            slot = new int[steps.size()];
            needed = new boolean[steps.size()];
        }

        ChainCut cut() {
            count();
            markNeeded();
            assignParts();
            assignSlots();
            List<Chain> chains = new ArrayList<>();
            for (int p = 0; p < parts; p++) {
                chains.add(chain(p));
            }
            return new ChainCut(chains, inputs, outputs, slots);
        }

        private void count() {
            for (Chain.Step step : steps) {
                switch (step) {
                    case Chain.Load load -> inputs = Math.max(inputs, load.input() + 1);
                    case Chain.Store store -> outputs = Math.max(outputs, store.output() + 1);
                    case Chain.StoreFlushed store ->
                            outputs = Math.max(outputs, store.output() + 1);
                    case Chain.Keep keep -> outputs = Math.max(outputs, keep.output() + 1);
                    case Chain.Parameter _, Chain.Unary _, Chain.Binary _, Chain.Select _ -> {}
                }
            }
        }

        /// What no store needs is left out.
        private void markNeeded() {
            for (int k = needed.length - 1; k >= 0; k--) {
                needed[k] |= Chain.isStore(steps.get(k));
                if (needed[k]) {
                    for (int operand : Chain.operands(steps.get(k))) {
                        needed[operand] = true;
                    }
                }
            }
        }

        private void assignParts() {
            int weight = 0;
            int last = 0;
            int stores = 0;
            for (int k = 0; k < part.length; k++) {
                if (Chain.isStore(steps.get(k))) {
                    stores += 2 * OPERAND;
                } else if (isComputed(k)) {
                    int more = weight(steps.get(k));
                    if (weight > 0 && weight + more > LARGEST) {
                        last++;
                        weight = 0;
                    }
                    weight += more;
                    part[k] = last;
                }
            }
            last += weight + stores > LARGEST ? 1 : 0;
            parts = last + 1;
            for (int k = 0; k < part.length; k++) {
                part[k] = Chain.isStore(steps.get(k)) ? last : part[k];
                for (int operand : needed[k] ? Chain.operands(steps.get(k)) : new int[0]) {
                    lastUse[operand] = Math.max(lastUse[operand], part[k]);
                }
            }
        }

        private static int weight(Chain.Step step) {
            List<Chain.Step> alone = new ArrayList<>();
            int operands = Chain.operands(step).length;
            for (int k = 0; k < operands; k++) {
                alone.add(new Chain.Load(k, Access.FULL));
            }
            alone.add(
                    switch (step) {
                        case Chain.Unary unary -> new Chain.Unary(unary.function(), 0);
                        case Chain.Binary binary -> new Chain.Binary(binary.function(), 0, 1);
                        default -> new Chain.Select(0, 1, 2);
                    });
            alone.add(new Chain.Store(0, operands));
            return Program.of(new Chain(alone)).weight() - Program.EMPTY;
        }

        private boolean isComputed(int k) {
            return needed[k]
                    && switch (steps.get(k)) {
                        case Chain.Unary _, Chain.Binary _, Chain.Select _ -> true;
                        default -> false;
                    };
        }

        private boolean crosses(int k) {
            return isComputed(k) && lastUse[k] > part[k];
        }

        /// A slot is free again once the last part that needs its value is past.
        private void assignSlots() {
            List<Integer> busyUntil = new ArrayList<>();
            for (int k = 0; k < slot.length; k++) {
                if (crosses(k)) {
                    int free = 0;
                    while (free < busyUntil.size() && busyUntil.get(free) >= part[k]) {
                        free++;
                    }
                    if (free == busyUntil.size()) {
                        busyUntil.add(lastUse[k]);
                    } else {
                        busyUntil.set(free, lastUse[k]);
                    }
                    slot[k] = free;
                }
            }
            slots = busyUntil.size();
        }

        private Chain chain(int p) {
            List<Chain.Step> own = new ArrayList<>();
            Map<Integer, Integer> index = new HashMap<>();
            for (int k = 0; k < part.length; k++) {
                boolean here = isComputed(k) || Chain.isStore(steps.get(k));
                if (here && part[k] == p) {
                    int[] operands = Chain.operands(steps.get(k));
                    for (int i = 0; i < operands.length; i++) {
                        operands[i] = operand(operands[i], own, index);
                    }
                    own.add(with(steps.get(k), operands));
                    index.put(k, own.size() - 1);
                }
            }
            for (int k = 0; k < part.length; k++) {
                if (crosses(k) && part[k] == p) {
                    own.add(new Chain.Keep(outputs + slot[k], operand(k, own, index)));
                }
            }
            return new Chain(own);
        }

        private int operand(int k, List<Chain.Step> own, Map<Integer, Integer> index) {
            Integer there = index.get(k);
            if (there != null) {
                return there;
            }
            own.add(isComputed(k) ? new Chain.Load(inputs + slot[k], Access.RANGE) : steps.get(k));
            index.put(k, own.size() - 1);
            return own.size() - 1;
        }

        private static Chain.Step with(Chain.Step step, int[] to) {
            return switch (step) {
                case Chain.Unary unary -> new Chain.Unary(unary.function(), to[0]);
                case Chain.Binary binary -> new Chain.Binary(binary.function(), to[0], to[1]);
                case Chain.Select _ -> new Chain.Select(to[0], to[1], to[2]);
                case Chain.Store store -> new Chain.Store(store.output(), to[0], store.element());
                case Chain.StoreFlushed store -> new Chain.StoreFlushed(store.output(), to[0]);
                case Chain.Keep keep -> new Chain.Keep(keep.output(), to[0]);
                case Chain.Load _, Chain.Parameter _ -> step;
            };
        }
    }
}
