/// How far two samples are apart: in one variable, in histograms, in many dimensions.
///
/// One variable: [Sample] with [KolmogorovSmirnov], [CramerVonMises], [Wasserstein],
/// [EnergyDistance], [AndersonDarling]. Histograms: [Homogeneity], [Divergence]. Points in many
/// dimensions: [Points] with [FrechetPhysicsDistance], [KernelPhysicsDistance], [Neighbourhoods],
/// [MaximumMeanDiscrepancy], [Wasserstein] in slices. [Permutations] gives a probability to any of
/// them.
///
/// This room knows arrays of numbers. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.comparison;

import org.jspecify.annotations.NullMarked;
