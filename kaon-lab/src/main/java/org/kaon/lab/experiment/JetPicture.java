package org.kaon.lab.experiment;

import org.kaon.lab.expression.Expression;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Words;
import org.kaon.physics.jet.Alignment;
import org.kaon.physics.jet.Intensity;
import org.kaon.physics.jet.JetImage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A picture of a jet's constituents, `[pixels, pixels, channels]`.
///
/// @param constituents the beginning of their columns' names, `part` for `part_px`, …; or their
///   components, `pt=LIST, eta=LIST, phi=LIST`
/// @param charge what gives their charges, in units of e; empty for a column beside them
/// @param softening where pixels are standardised, `(x − mean) / (σ + softening)` of each pixel
///   over the training part, what is added to σ; empty where they stay as they are
public record JetPicture(
        String constituents, Optional<Expression> charge, JetImage image, OptionalDouble softening)
        implements Input {

    private static final double SOFTENING = 1e-5;

    @Override
    public List<Integer> shape() {
        return List.of(image.pixels(), image.pixels(), image.channels());
    }

    static JetPicture read(Fields in) {
        JetImage standard = JetImage.standard();
        String constituents = in.text("constituents");
        Intensity intensity = in.choice("intensity", Intensity.class, Intensity.PT);
        Optional<Expression> charge =
                in.optional("charge").map(v -> Formula.read(v, in.path("charge"), in.problems()));
        if (charge.isPresent() && intensity != Intensity.COLOR) {
            in.mistake("charge", "is for pictures with `intensity: color`. Remove it.");
        }
        Alignment full = standard.alignment();
        JetImage image =
                new JetImage(
                        (int) in.integer("pixels", 1, 4096, standard.pixels()),
                        in.real("extent", 1e-9, 1e9, standard.extent()),
                        new Alignment(
                                in.flag("centre", full.centre()),
                                in.flag("rotate", full.rotate()),
                                in.flag("flip", full.flip())),
                        intensity,
                        in.choice("normalise", JetImage.Normalise.class, standard.normalise()),
                        in.real("scale", 1e-30, 1e30, 1));
        boolean standardise = in.flag("standardise", false);
        double softening = in.real("softening", 0, 1e30, SOFTENING);
        if (in.has("softening") && !standardise) {
            in.mistake("softening", "is for pictures with `standardise: true`. Remove it.");
        }
        in.done();
        return new JetPicture(
                constituents,
                charge,
                image,
                standardise ? OptionalDouble.of(softening) : OptionalDouble.empty());
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("constituents", constituents);
        plain.put("pixels", image.pixels());
        plain.put("extent", image.extent());
        plain.put("centre", image.alignment().centre());
        plain.put("rotate", image.alignment().rotate());
        plain.put("flip", image.alignment().flip());
        plain.put("intensity", Words.of(image.intensity()));
        charge.ifPresent(it -> plain.put("charge", it.toString()));
        plain.put("normalise", Words.of(image.normalise()));
        plain.put("scale", image.scale());
        plain.put("standardise", softening.isPresent());
        softening.ifPresent(it -> plain.put("softening", it));
        return Map.of("jet-image", plain);
    }
}
