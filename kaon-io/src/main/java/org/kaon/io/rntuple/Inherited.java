package org.kaon.io.rntuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A member of a record, its own or one of its base classes'.
///
/// @param bases the base classes on the way to it, the outermost first
record Inherited(Field field, List<Field> bases) {

    Inherited {
        bases = List.copyOf(bases);
    }

    /// Names that differ: members of the same name get as many of their base classes in front,
    /// `Child::x`, as tell them apart. A member of the record itself keeps its name.
    static List<String> names(List<Inherited> members) {
        Map<String, List<Inherited>> byName =
                members.stream().collect(Collectors.groupingBy(it -> it.field.name()));
        List<String> names = new ArrayList<>();
        for (Inherited member : members) {
            names.add(member.among(byName.getOrDefault(member.field.name(), List.of())));
        }
        return names;
    }

    private String among(List<Inherited> same) {
        int common = common(same);
        for (int prefixes = 0; ; prefixes++) {
            String name = prefixed(common, prefixes);
            int taken = prefixes;
            long found =
                    same.stream().filter(it -> it.prefixed(common, taken).equals(name)).count();
            if (found == 1 || common + prefixes >= bases.size()) {
                return name;
            }
        }
    }

    private String prefixed(int from, int prefixes) {
        List<Field> front = bases.subList(from, Math.min(bases.size(), from + prefixes));
        return front.stream().map(it -> it.typeName() + "::").collect(Collectors.joining())
                + field.name();
    }

    // How many base classes all have in front.
    private static int common(List<Inherited> same) {
        List<Field> first = same.getFirst().bases;
        for (int i = 0; i < first.size(); i++) {
            int at = i;
            if (!same.stream().allMatch(it -> it.passes(at, first.get(at)))) {
                return i;
            }
        }
        return first.size();
    }

    private boolean passes(int at, Field base) {
        return at < bases.size() && bases.get(at).id() == base.id();
    }
}
