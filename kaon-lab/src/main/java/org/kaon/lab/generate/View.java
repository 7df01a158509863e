package org.kaon.lab.generate;

import org.kaon.lab.plot.Range;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.calorimeter.CalorimeterShower;
import org.kaon.physics.generator.calorimeter.Cylinder;
import org.kaon.physics.generator.cosmic.AirShower;
import org.kaon.physics.generator.cosmic.CosmicSky;
import org.kaon.physics.generator.lattice.OccupancyMap;
import org.kaon.physics.generator.particle.DecayTopology;
import org.kaon.physics.generator.particle.ToyJets;

import java.util.ArrayList;
import java.util.List;

/// How an event becomes a map: what is drawn over which two axes.
///
/// @param columns cells along x
/// @param map the cells of an event, rows from low y on
record View(String title, String unit, Side x, Side y, int columns, Mapping map) {

    /// An axis of a map.
    record Side(String label, Range range) {

        static Side cells(String label, int count) {
            return new Side(label, new Range(0, count));
        }
    }

    /// The cells of event `event` in arrays of a generator's fields.
    @FunctionalInterface
    interface Mapping {
        double[] of(float[][] values, int event);
    }

    private static final int PIXELS = 40;

    /// The maps of a generator: its own where it has some, else one for each field of two or three
    /// indices.
    static List<View> of(Generator generator) {
        return switch (generator) {
            case ToyJets jets -> List.of(jet(jets));
            case CosmicSky sky -> List.of(sky(sky));
            case DecayTopology _ -> List.of();
            case CalorimeterShower shower
                    when shower.calorimeter().cells() instanceof Cylinder cylinder ->
                    CylinderViews.of(cylinder);
            default -> grids(generator);
        };
    }

    private static List<View> grids(Generator generator) {
        List<View> views = new ArrayList<>();
        List<Field> fields = generator.fields();
        for (int i = 0; i < fields.size(); i++) {
            List<Integer> shape = fields.get(i).shape();
            if (shape.size() >= 2) {
                views.add(grid(generator, i, shape.getFirst(), shape.getLast()));
            }
            if (shape.size() == 3) {
                views.add(front(fields.get(i), i));
            }
        }
        return views;
    }

    private static View grid(Generator generator, int index, int rows, int columns) {
        Field field = generator.fields().get(index);
        Side x = Side.cells(labels(generator, field).getFirst(), columns);
        Side y = Side.cells(labels(generator, field).getLast(), rows);
        return new View(
                field.shape().size() == 3 ? field.name() + ", side" : field.name(),
                field.unit(),
                x,
                y,
                columns,
                (values, event) -> flattened(values[index], event, field.size(), rows, columns));
    }

    /// What the last and the first index of a field stand for.
    private static List<String> labels(Generator generator, Field field) {
        return switch (generator) {
            case CalorimeterShower _ when field.name().equals("ECAL") ->
                    List.of("depth (cells)", "x (cells)");
            case CalorimeterShower _ -> List.of("x (cells)", "y (cells)");
            case AirShower _ -> List.of("y (stations)", "x (stations)");
            case OccupancyMap _ -> List.of("channel", "layer");
            default -> List.of("column", "row");
        };
    }

    /// The sum over the last index: what comes from the front.
    private static View front(Field field, int index) {
        int columns = field.shape().getFirst(), rows = field.shape().get(1);
        int depth = field.shape().getLast();
        return new View(
                field.name() + ", front",
                field.unit(),
                Side.cells("x (cells)", columns),
                Side.cells("y (cells)", rows),
                columns,
                (values, event) -> {
                    double[] sum = new double[rows * columns];
                    for (int i = 0; i < field.size(); i++) {
                        int cell = i / depth;
                        sum[cell % rows * columns + cell / rows] +=
                                values[index][event * field.size() + i];
                    }
                    return sum;
                });
    }

    /// The sum over all indices between the first and the last.
    private static double[] flattened(float[] values, int event, int size, int rows, int columns) {
        int middle = size / rows / columns;
        double[] sum = new double[rows * columns];
        for (int i = 0; i < size; i++) {
            sum[i / columns / middle * columns + i % columns] += values[event * size + i];
        }
        return sum;
    }

    private static View jet(ToyJets jets) {
        double r = jets.radius();
        return new View(
                "constituents",
                "GeV",
                new Side("Δη", new Range(-r, r)),
                new Side("Δφ", new Range(-r, r)),
                PIXELS,
                (values, event) -> {
                    double[] map = new double[PIXELS * PIXELS];
                    for (int i = 0; i < jets.most(); i++) {
                        int at = 4 * (event * jets.most() + i);
                        double x = values[0][at + 1], y = values[0][at + 2];
                        double pt = Math.hypot(x, y);
                        if (pt > 0) {
                            double sinh = values[0][at + 3] / pt;
                            double eta = Math.log(sinh + Math.hypot(1, sinh)) - values[3][event];
                            double phi = Math.atan2(y, x) - values[4][event];
                            double turn = Math.IEEEremainder(phi, 2 * Math.PI);
                            int column = pixel(eta / r), row = pixel(turn / r);
                            map[row * PIXELS + column] += pt;
                        }
                    }
                    return map;
                });
    }

    private static int pixel(double position) {
        return (int) Math.clamp((position + 1) / 2 * PIXELS, 0, PIXELS - 1.0);
    }

    /// Equal areas of the sky: the longitude against the sine of the latitude.
    private static View sky(CosmicSky sky) {
        return new View(
                "rays, energy in equal areas",
                "EeV",
                new Side("longitude (rad)", new Range(-Math.PI, Math.PI)),
                new Side("sin(latitude)", new Range(-1, 1)),
                PIXELS,
                (values, event) -> {
                    double[] map = new double[PIXELS * PIXELS];
                    for (int i = 0; i < sky.rays(); i++) {
                        int at = 4 * (event * sky.rays() + i);
                        double longitude = Math.atan2(values[0][at + 1], values[0][at]);
                        int cell = pixel(values[0][at + 2]) * PIXELS + pixel(longitude / Math.PI);
                        map[cell] += values[0][at + 3];
                    }
                    return map;
                });
    }
}
