package org.kaon.io.root;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares bins, labels, values, variances and points of histograms and graphs with what uproot
/// 5.7.7 read.
final class HistogramComparison {

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> equal = new TreeMap<>();

    List<String> differences() {
        return differences;
    }

    /// How many of each class are equal.
    Map<String, Integer> equal() {
        return equal;
    }

    /// Whether something was read of an object that could be compared.
    static boolean compared(JsonNode object) {
        return object.has("axes") || object.has("points");
    }

    /// Compares the histograms and graphs of a file.
    void compare(String file, JsonNode expected, JsonNode actual) {
        Map<String, JsonNode> byPath = new HashMap<>();
        actual.path("objects").forEach(it -> byPath.put(it.get("path").asString(), it));
        for (JsonNode object : expected.path("objects")) {
            if (compared(object)) {
                String own = object.get("path").asString();
                int before = differences.size();
                JsonNode found = byPath.getOrDefault(own, MissingNode.getInstance());
                equal(file + ":" + own, object, found);
                if (differences.size() == before) {
                    equal.merge(object.get("class").asString(), 1, Integer::sum);
                }
            }
        }
    }

    private void equal(String name, JsonNode expected, JsonNode actual) {
        for (String field : expected.propertyNames()) {
            JsonNode wanted = expected.get(field);
            JsonNode found = actual.path(field);
            if (field.equals("axes")) {
                for (int i = 0; i < wanted.size(); i++) {
                    equal(name + " axis " + i, wanted.get(i), found.path(i));
                }
            } else if (field.endsWith("Sum")) {
                double scale = Math.max(1, Math.abs(wanted.asDouble()));
                if (!(Math.abs(wanted.asDouble() - found.asDouble(Double.NaN)) <= 1e-10 * scale)) {
                    differences.add("%s %s: %s, found %s".formatted(name, field, wanted, found));
                }
            } else if (!wanted.equals(found)
                    && !(wanted.isNumber() && wanted.asDouble() == found.asDouble(Double.NaN))) {
                differences.add("%s %s: %s, found %s".formatted(name, field, wanted, found));
            }
        }
    }
}
