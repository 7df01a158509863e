package org.kaon.lab.lint;

import org.kaon.lab.lint.Rule.Place;
import org.kaon.lab.lint.Subject.Spot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Traps that the layers alone show.
final class LayerRules {

    private LayerRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "linear-convolution",
                        "Convolutions and products one after the other without a function between"
                                + " are together only one linear map.",
                        "Give it an activation such as relu.",
                        LayerRules::linear),
                new Rule(
                        "batch-norm-axis",
                        "The images have their channels first, so it normalises columns of pixels,"
                                + " not channels.",
                        "Set axis: 1.",
                        LayerRules::wrongAxis),
                new Rule(
                        "softmax-of-one",
                        "A softmax over one unit is always 1 and learns nothing.",
                        "Take two units, or one with sigmoid and binary_crossentropy.",
                        subject ->
                                heads(
                                        subject,
                                        spot ->
                                                spot.number("units") == 1
                                                        && spot.text("activation")
                                                                .equals("softmax"),
                                        "softmax over one unit")),
                new Rule(
                        "dropout-at-the-end",
                        "It switches answers off at random, which no later layer can make good.",
                        "Put it before the last dense layer.",
                        LayerRules::last),
                new Rule(
                        "never-acts",
                        "The layer does nothing at this setting.",
                        "Leave it out, or give it a rate above 0.",
                        subject ->
                                spots(
                                        subject,
                                        spot ->
                                                spot.number("rate") == 0
                                                        || spot.number("stddev") == 0,
                                        "a strength of 0")),
                new Rule(
                        "bias-before-batch-norm",
                        "The normalisation subtracts the mean and with it the bias.",
                        "Set use_bias: false.",
                        LayerRules::lostBias));
    }

    private static List<Place> spots(Subject subject, Predicate<Spot> is, String what) {
        return subject.layers().stream()
                .filter(is)
                .map(spot -> new Place(spot.name(), what))
                .toList();
    }

    private static List<Place> heads(Subject subject, Predicate<Spot> is, String what) {
        return subject.head().filter(is).map(spot -> new Place(spot.name(), what)).stream()
                .toList();
    }

    private static List<Place> linear(Subject subject) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < subject.layers().size(); i++) {
            Spot spot = subject.layers().get(i);
            boolean weighted = spot.isConvolution() || spot.isDense();
            boolean open =
                    subject.next(i)
                            .filter(next ->
                                    next.isConvolution()
                                            || next.isDense()
                                            || spot.isConvolution()
                                                    && next.kind().contains("pooling"))
                            .isPresent();
            if (weighted && spot.isLinear() && open) {
                places.add(new Place(spot.name(), "no activation follows"));
            }
        }
        return places;
    }

    private static List<Place> wrongAxis(Subject subject) {
        List<Place> places = new ArrayList<>();
        boolean channelsFirst = false;
        for (Spot spot : subject.layers()) {
            channelsFirst |= spot.text("data_format").equals("channels_first");
            boolean images = !spot.kind().equals("flatten");
            channelsFirst &= images && !spot.isDense();
            if (channelsFirst
                    && spot.kind().equals("batch_normalization")
                    && spot.number("axis") != 1) {
                places.add(new Place(spot.name(), "axis " + spot.text("axis")));
            }
        }
        return places;
    }

    private static List<Place> last(Subject subject) {
        if (subject.layers().isEmpty()) {
            return List.of();
        }
        Spot last = subject.layers().getLast();
        boolean noisy = last.kind().contains("dropout") || last.kind().equals("gaussian_noise");
        return noisy ? List.of(new Place(last.name(), "it is the last layer")) : List.of();
    }

    private static List<Place> lostBias(Subject subject) {
        List<Place> places = new ArrayList<>();
        for (int i = 1; i < subject.layers().size(); i++) {
            Spot before = subject.layers().get(i - 1);
            boolean normalised = subject.layers().get(i).kind().equals("batch_normalization");
            if (normalised && before.isLinear() && before.text("use_bias").equals("true")) {
                places.add(new Place(before.name(), "a bias before a batch normalisation"));
            }
        }
        return places;
    }
}
