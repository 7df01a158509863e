package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.layer.InputLayer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// In which order the calls of a functional model can happen.
final class Connections {

    private Connections() {}

    /// One call of the layer at a place, or the feeding of an input layer.
    record Site(int place, int call, boolean isInput) {}

    /// *Errors*: references to layers or calls that do not exist, or a circle.
    static void require(
            String name,
            List<Functional.Place> places,
            Argument<Reference> inputs,
            Argument<Reference> outputs) {
        Map<String, Functional.Place> byName = new LinkedHashMap<>();
        places.forEach(place -> byName.put(place.part().name(), place));
        for (Functional.Place place : places) {
            place.calls().stream()
                    .flatMap(Invocation::tensors)
                    .forEach(tensor -> require(name, place.part().name(), tensor, byName));
        }
        outputs.tensors().forEach(tensor -> require(name, "outputs", tensor, byName));
        inputs.tensors()
                .forEach(tensor -> {
                    require(name, "inputs", tensor, byName);
                    Functional.Place place = byName.get(tensor.part());
                    if (place == null || !(place.part().layer() instanceof InputLayer)) {
                        throw new ConfigException(
                                "Functional \""
                                        + name
                                        + "\": expects input layers as inputs, found \""
                                        + tensor.part()
                                        + "\".");
                    }
                });
        if (outputs.tensors().findAny().isEmpty()) {
            throw new ConfigException(
                    "Functional \"" + name + "\": expects an output, found none.");
        }
        requireOrder(name, places);
    }

    private static void require(
            String name, String user, Reference tensor, Map<String, Functional.Place> places) {
        Functional.Place place = places.get(tensor.part());
        int calls =
                place == null
                        ? 0
                        : place.part().layer() instanceof InputLayer ? 1 : place.calls().size();
        if (tensor.call() < 0 || tensor.call() >= calls || tensor.output() < 0) {
            throw new ConfigException(
                    "Functional \""
                            + name
                            + "\": \""
                            + user
                            + "\" takes "
                            + tensor
                            + ", which does not exist; "
                            + (place == null
                                    ? "there are the layers " + places.keySet()
                                    : "that layer is called " + calls + " times")
                            + ".");
        }
    }

    private static void requireOrder(String name, List<Functional.Place> places) {
        int calls = 0;
        for (Functional.Place place : places) {
            calls += isInput(place) ? 1 : place.calls().size();
        }
        List<Site> ordered = order(places);
        if (ordered.size() < calls) {
            List<String> left = new ArrayList<>();
            for (int p = 0; p < places.size(); p++) {
                int which = p;
                long done = ordered.stream().filter(site -> site.place == which).count();
                if (done < (isInput(places.get(p)) ? 1 : places.get(p).calls().size())) {
                    left.add(places.get(p).part().name());
                }
            }
            throw new ConfigException(
                    "Functional \""
                            + name
                            + "\": these layers wait for each other in a circle: "
                            + left
                            + ". Connect one of them to an input.");
        }
    }

    private static boolean isInput(Functional.Place place) {
        return place.part().layer() instanceof InputLayer;
    }

    /// The calls, each after those that give its tensors; calls that wait for each other are left
    /// out.
    static List<Site> order(List<Functional.Place> places) {
        List<Site> waiting = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            if (isInput(places.get(p))) {
                waiting.add(new Site(p, 0, true));
            } else {
                for (int c = 0; c < places.get(p).calls().size(); c++) {
                    waiting.add(new Site(p, c, false));
                }
            }
        }
        List<Site> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            List<Site> later = new ArrayList<>();
            for (Site site : waiting) {
                Functional.Place place = places.get(site.place);
                boolean ready =
                        site.isInput
                                || place.calls()
                                        .get(site.call)
                                        .tensors()
                                        .allMatch(t -> done.contains(key(t.part(), t.call())));
                if (ready) {
                    done.add(key(place.part().name(), site.call));
                    ordered.add(site);
                    progress = true;
                } else {
                    later.add(site);
                }
            }
            waiting = later;
        }
        return ordered;
    }

    private static String key(String part, int call) {
        return call + ":" + part;
    }
}
