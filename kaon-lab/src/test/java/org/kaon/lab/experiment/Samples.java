package org.kaon.lab.experiment;

/// Experiments as text, for tests.
final class Samples {

    static final String WINNER =
            """
            name: top-tagging/winner-cnn
            samples:
              - files: data/jets-*.root:jets
                label: label
              - {files: [/data/test.root:jets], label: label, split: test}
            classes: [qcd, top]
            select: jet_pt > 550 && jet_pt < 650
            split: {train: 0.9, validation: 0.1, by: event, seed: 7}
            inputs:
              image: {jet-image: {constituents: part, pixels: 40, extent: 1.6, centre: true, rotate: true, flip: true, intensity: pt, normalise: sum, scale: 100}}
            model:
              - gaussian_noise: 0.1
              - conv2d: {filters: 32, kernel_size: 3, padding: same}
              - max_pooling2d: 3
              - flatten
              - dense: {units: 2, activation: softmax}
            training:
              loss: categorical_crossentropy
              optimizer: adam
              batch_size: 128
              epochs: 7
              metrics: [accuracy, auc]
            report: {signal: top, efficiencies: [0.3, 0.5]}
            """;

    static final String REGRESSION =
            """
            name: mass
            samples: {files: a.root:t}
            target: jet_mass / 100
            weight: 1 / jet_pt
            missing: {fill: -1}
            split: {train: 0.9, validation: 0.1, by: position}
            inputs:
              features: {columns: [a, "sqrt(px^2 + py^2)"], standardise: true}
            model: [{dense: {units: 1}}]
            training:
              loss: mse
              optimizer: {adam: {learning_rate: 1.0e-2}}
              callbacks: {early_stopping: {patience: 3}}
            """;

    static final String MLP =
            """
            name: mlp
            samples:
              - {files: top.root:jets, class: top}
              - {files: qcd.root:jets, class: qcd}
            classes: [qcd, top]
            inputs:
              p: {constituents: {of: part, count: 20, fields: [E, px, py, pz], standardise: true}}
            model: [flatten, {dense: {units: 300, activation: relu}}, {dense: 1}]
            training: {loss: binary_crossentropy}
            """;

    private Samples() {}
}
