package org.kaon.layer;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shapes that the equation of an {@link EinsumDense} gives its weights.
record EinsumDenseShapes(
        String equation, Shape kernel, Map<Character, Long> extents, String result) {

    private static final String ELLIPSIS = "...";
    private static final String SPARE = "ZYXWVUTSRQ";

    static EinsumDenseShapes of(Site site, Value x, String equation, List<Integer> outputShape) {
        String[] parts = equation.replace(" ", "").split(",|->", -1);
        if (parts.length != 3) {
            throw site.failure("an equation like ab,bc->ac", equation);
        }
        int named = parts[0].replace(ELLIPSIS, "").length();
        int hidden = parts[0].contains(ELLIPSIS) ? x.shape().rank() - named : 0;
        if (hidden < 0 || hidden > SPARE.length() || named + hidden != x.shape().rank()) {
            throw site.failure("an input of the axes " + parts[0], x);
        }
        String spare = SPARE.substring(0, hidden);
        String input = parts[0].replace(ELLIPSIS, spare);
        String result = parts[2].replace(ELLIPSIS, spare);
        Map<Character, Long> extents = new LinkedHashMap<>();
        for (int i = 0; i < outputShape.size() && i < result.length(); i++) {
            int place = result.length() - 1 - i;
            int extent = outputShape.get(outputShape.size() - 1 - i);
            if (extent != -1) {
                extents.put(result.charAt(place), (long) extent);
            }
        }
        for (int i = 0; i < input.length(); i++) {
            extents.put(input.charAt(i), x.shape().extent(i));
        }
        return new EinsumDenseShapes(
                input + "," + parts[1] + "->" + result,
                shape(site, extents, parts[1], equation),
                extents,
                result);
    }

    private static Shape shape(
            Site site, Map<Character, Long> extents, String letters, String equation) {
        Shape shape = Shape.scalar();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            Long extent = extents.get(letter);
            if (extent == null || extent == Shape.ANY) {
                throw site.failure(
                        "a known extent for axis " + letter + " of " + equation,
                        extents.toString());
            }
            shape = shape.append(extent);
        }
        return shape;
    }

    /// The extents along some axes of the result, 1 along the others behind the first of them.
    Shape bias(Site site, String axes) {
        Shape shape = Shape.scalar();
        boolean begun = false;
        for (int i = 0; i < result.length(); i++) {
            char letter = result.charAt(i);
            boolean along = axes.indexOf(letter) >= 0;
            begun |= along;
            if (begun) {
                shape =
                        shape.append(
                                along
                                        ? shape(site, extents, String.valueOf(letter), axes)
                                                .extent(0)
                                        : 1);
            }
        }
        return shape;
    }
}
