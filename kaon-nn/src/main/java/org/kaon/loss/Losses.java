package org.kaon.loss;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The losses that a configuration may name.
public final class Losses {

    public static final Table<Loss> TABLE =
            new Table<>("loss", "keras.losses", readers(), Losses::requireCommon);

    private Losses() {}

    /// The loss of a name with the settings that a metric of it has, which has no reduction.
    public static Loss unreduced(String name, Config in) {
        return entry(TABLE.readers(), name).apply(in);
    }

    private static Function<Config, Loss> entry(
            Map<String, Function<Config, Loss>> readers, String name) {
        Function<Config, Loss> reader = readers.get(name);
        if (reader == null) {
            throw new IllegalArgumentException("There is no loss " + name);
        }
        return reader;
    }

    public static Map<String, @Nullable Object> write(Loss loss) {
        Config.Writer out = new Config.Writer();
        out.put("name", loss.name());
        out.put("reduction", loss.reduction().written());
        loss.write(out);
        return TABLE.write(loss.className(), out.values());
    }

    private static void requireCommon(Config in) {
        in.text("name", "");
        in.neutral("dtype", "float32");
    }

    private static Map<String, Function<Config, Loss>> readers() {
        Map<String, Function<Config, Loss>> losses = new LinkedHashMap<>();
        losses.put("BinaryCrossentropy", BinaryCrossentropy::read);
        losses.put("BinaryFocalCrossentropy", BinaryFocalCrossentropy::read);
        losses.put("CategoricalCrossentropy", CategoricalCrossentropy::read);
        losses.put("CategoricalFocalCrossentropy", CategoricalFocalCrossentropy::read);
        losses.put("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::read);
        losses.put("CategoricalGeneralizedCrossEntropy", CategoricalGeneralizedCrossEntropy::read);
        losses.put("Huber", Huber::read);
        losses.put("CosineSimilarity", CosineSimilarity::read);
        losses.put("Dice", Dice::read);
        losses.put("Tversky", Tversky::read);
        losses.put("Circle", Circle::read);
        losses.put("Quantile", Quantile::read);
        losses.put("MeanSquaredError", in -> new MeanSquaredError());
        losses.put("MeanAbsoluteError", in -> new MeanAbsoluteError());
        losses.put("MeanAbsolutePercentageError", in -> new MeanAbsolutePercentageError());
        losses.put("MeanSquaredLogarithmicError", in -> new MeanSquaredLogarithmicError());
        losses.put("LogCosh", in -> new LogCosh());
        losses.put("Hinge", in -> new Hinge());
        losses.put("SquaredHinge", in -> new SquaredHinge());
        losses.put("CategoricalHinge", in -> new CategoricalHinge());
        losses.put("KLDivergence", in -> new KLDivergence());
        losses.put("Poisson", in -> new Poisson());
        losses.put("Wasserstein", in -> new Wasserstein());
        losses.put("EnergyDistance", in -> new EnergyDistance());
        losses.put("GaussianNegativeLogLikelihood", in -> new GaussianNegativeLogLikelihood());
        losses.put("mse", in -> new MeanSquaredError());
        losses.put("mae", in -> new MeanAbsoluteError());
        losses.put("mape", in -> new MeanAbsolutePercentageError());
        losses.put("msle", in -> new MeanSquaredLogarithmicError());
        losses.put("kld", in -> new KLDivergence());
        Map<String, Function<Config, Loss>> readers = new LinkedHashMap<>();
        losses.forEach(
                (name, reader) -> readers.put(name, in -> Reduced.read(in, reader.apply(in))));
        return readers;
    }
}
