package org.kaon.model;

import org.kaon.layer.Layer;
import org.kaon.layer.Operation;

import java.util.Set;

/// What Keras's JSON says of a layer because of how Keras's own class is written.
///
/// *Source*: Keras 3.15, the layers whose `built` is true before any call, and the signatures of
/// `call`.
final class KerasBuild {

    private static final Set<String> WITHOUT_SHAPE =
            Set.of(
                    "InputLayer",
                    "Functional",
                    "Activation",
                    "ActivityRegularization",
                    "AlphaDropout",
                    "AveragePooling1D",
                    "AveragePooling2D",
                    "AveragePooling3D",
                    "Dropout",
                    "ELU",
                    "GaussianDropout",
                    "GaussianNoise",
                    "GlobalAveragePooling1D",
                    "GlobalAveragePooling2D",
                    "GlobalAveragePooling3D",
                    "GlobalMaxPooling1D",
                    "GlobalMaxPooling2D",
                    "GlobalMaxPooling3D",
                    "Identity",
                    "LeakyReLU",
                    "Masking",
                    "MaxPooling1D",
                    "MaxPooling2D",
                    "MaxPooling3D",
                    "MultiHeadAttention",
                    "GroupQueryAttention",
                    "ReLU",
                    "Reshape",
                    "Softmax",
                    "SpatialDropout1D",
                    "SpatialDropout2D",
                    "SpatialDropout3D",
                    "UnitNormalization");

    private KerasBuild() {}

    /// Whether Keras writes the shape that a layer was built with.
    static boolean writesShape(Layer layer) {
        return !(layer instanceof Operation) && !WITHOUT_SHAPE.contains(layer.className());
    }
}
