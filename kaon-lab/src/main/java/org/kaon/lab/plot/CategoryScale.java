package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// Named places 0, 1, 2, …, each in the middle of its slot; `downwards` puts the first at the end.
record CategoryScale(List<String> names, boolean downwards) implements Scale {

    CategoryScale {
        names = List.copyOf(names);
    }

    @Override
    public double fraction(double value) {
        double fraction = (value + 0.5) / Math.max(1, names.size());
        return downwards ? 1 - fraction : fraction;
    }

    /// One tick a name: leaving out names would leave the others without sense.
    @Override
    public List<Tick> ticks(int about) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ticks.add(Tick.major(i, names.get(i)));
        }
        return ticks;
    }
}
