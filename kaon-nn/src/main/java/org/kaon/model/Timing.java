package org.kaon.model;

/// Where the time of an epoch went, in seconds: training altogether, waiting for data in it, steps,
/// rows, and validation.
public record Timing(double training, double waiting, long steps, long rows, double validation) {}
