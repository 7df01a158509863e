package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegendTest {

    private static Layout layout(double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        Line line = new Line("name", x, y, Pen.solid(Color.SIGNAL, 2));
        return Layout.of(Figure.of(Axis.linear("x"), Axis.linear("y"), line));
    }

    private static boolean right(Layout layout) {
        Box frame = layout.plane().box();
        return layout.legend().box().x() > frame.x() + frame.width() / 2;
    }

    private static boolean top(Layout layout) {
        return layout.legend().box().y() < layout.plane().box().middle();
    }

    @Test
    void standsInTheUpperRightWhereThatIsFree() {
        Layout falling = layout(3, 2, 1);
        assertThat(right(falling)).isTrue();
        assertThat(top(falling)).isTrue();
        assertThat(falling.legend().hidden()).isZero();
    }

    @Test
    void leavesTheCornerThatTheDataTake() {
        Layout rising = layout(1, 2, 3);
        assertThat(right(rising)).isFalse();
        assertThat(rising.legend().hidden()).isZero();
    }

    @Test
    void aFreeAxisIsStretchedWhereDataFillTheFrame() {
        double[] zigzag = new double[200];
        for (int i = 0; i < zigzag.length; i++) {
            zigzag[i] = i % 2;
        }
        Layout full = layout(zigzag);
        assertThat(full.legend().hidden()).isZero();
        assertThat(full.plane().y(1)).isGreaterThan(full.legend().box().bottom());
    }
}
