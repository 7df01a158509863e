package org.kaon.io.root;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A C++ type's name, taken apart: `const std::vector<std::pair<int,float> >*`.
///
/// @param name without `std::`, template arguments and pointers; the whole text for templates that
///   are no containers, since classes are described under it
/// @param arguments template arguments, without allocators and the like
/// @param pointers how many `*` follow
record CppType(String name, List<CppType> arguments, int pointers) {

    private static final int DEEPEST = 30;

    private static final Set<String> LISTS =
            Set.of("vector", "list", "forward_list", "deque", "RVec", "ROOT::VecOps::RVec");
    private static final Set<String> SETS =
            Set.of("set", "multiset", "unordered_set", "unordered_multiset");
    private static final Set<String> MAPS =
            Set.of("map", "multimap", "unordered_map", "unordered_multimap");

    CppType {
        arguments = List.copyOf(arguments);
    }

    /// Takes a name apart; what cannot be taken apart is a name as a whole.
    static CppType parse(String text) {
        return parse(text, 0);
    }

    private static CppType parse(String text, int depth) {
        String rest = text.strip();
        for (String prefix : List.of("const ", "class ", "struct ", "std::")) {
            if (rest.startsWith(prefix)) {
                rest = rest.substring(prefix.length()).strip();
            }
        }
        int pointers = 0;
        while (rest.endsWith("*")) {
            rest = rest.substring(0, rest.length() - 1).strip();
            pointers++;
        }
        int open = rest.indexOf('<');
        if (open <= 0 || !rest.endsWith(">") || depth > DEEPEST) {
            return new CppType(rest, List.of(), pointers);
        }
        List<CppType> arguments = new ArrayList<>();
        int from = open + 1;
        int level = 0;
        for (int i = from; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean last = i == rest.length() - 1;
            if (level < 0) {
                return new CppType(rest, List.of(), pointers); // a<b>::c<d>
            }
            if (last || level == 0 && (c == ',' || c == '>')) {
                arguments.add(parse(rest.substring(from, i), depth + 1));
                from = i + 1;
            }
            level += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        String name = rest.substring(0, open).strip();
        int kept = kept(name);
        return kept == 0 || arguments.size() < kept || arguments.getFirst().name().isEmpty()
                ? new CppType(rest, List.of(), pointers)
                : new CppType(name, arguments.subList(0, kept), pointers);
    }

    // Template arguments that say what is inside.
    private static int kept(String name) {
        if (LISTS.contains(name) || SETS.contains(name) || name.equals("bitset")) {
            return 1;
        }
        return MAPS.contains(name) || name.equals("pair") || name.equals("array") ? 2 : 0;
    }

    /// A vector, list, deque or set.
    boolean sequence() {
        return pointers == 0
                && !arguments.isEmpty()
                && (LISTS.contains(name) || SETS.contains(name));
    }

    boolean map() {
        return pointers == 0 && !arguments.isEmpty() && MAPS.contains(name);
    }

    /// Whether it is `wanted`, and no pointer to it.
    boolean is(String wanted) {
        return pointers == 0 && name.equals(wanted);
    }

    CppType pointee() {
        return new CppType(name, arguments, pointers - 1);
    }

    /// The name with its spaces as ROOT may or may not write them left out.
    static String compact(String name) {
        return name.replaceAll("(?<![A-Za-z0-9_]) | (?![A-Za-z0-9_])", "");
    }

    /// The name as C++ people write it: `std::vector<std::pair<int32_t, float>>*`.
    @Override
    public String toString() {
        String stars = "*".repeat(pointers);
        if (arguments.isEmpty()) {
            String plain = Types.named(name).map(Types::cpp).orElse(name);
            return (plain.equals("string") ? "std::string" : compact(plain)) + stars;
        }
        String inside = arguments.stream().map(CppType::toString).collect(Collectors.joining(", "));
        if (name.endsWith("RVec")) {
            return "RVec<" + inside + ">" + stars;
        }
        return "std::" + name + "<" + inside + ">" + stars;
    }
}
