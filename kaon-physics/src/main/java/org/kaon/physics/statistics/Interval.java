package org.kaon.physics.statistics;

/// A confidence interval.
public record Interval(double lower, double upper) {}
