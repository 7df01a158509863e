package org.kaon.model;

/// The mean of batch losses, each weighted by its rows, in double precision.
public record LossMean(double sum, long rows) {

    static final LossMean EMPTY = new LossMean(0, 0);

    LossMean plus(double loss, long more) {
        return new LossMean(sum + loss * more, rows + more);
    }

    /// 0 before the first batch.
    public double value() {
        return rows == 0 ? 0 : sum / rows;
    }
}
