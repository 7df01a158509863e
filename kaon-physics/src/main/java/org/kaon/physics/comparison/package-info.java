/// How far two samples are apart: in one variable, in histograms, in many dimensions.
///
/// One variable: [Sample] with [KolmogorovSmirnov], [CramerVonMises], [Wasserstein],
/// [EnergyDistance]. Histograms: [Homogeneity], [Divergence]. Points in many dimensions: [Points]
/// with [FrechetPhysicsDistance], [KernelPhysicsDistance], [Neighbourhoods], [Wasserstein] in
/// slices.
///
/// This room knows arrays of numbers. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.comparison;

import org.jspecify.annotations.NullMarked;
