package org.kaon.io.hdf5;

import org.jspecify.annotations.Nullable;
import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What HDF5 says of a data set, as JSON has it: shape, storage, filters, attributes.
final class DatasetFacts {

    private DatasetFacts() {}

    static Map<String, Object> of(Dataset dataset) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!dataset.empty()) {
            facts.put("shape", dataset.shape());
        }
        if (bigEndian(dataset.type())) {
            facts.put("order", "big");
        }
        switch (dataset.layout()) {
            case Layout.Compact _ -> facts.put("storage", "compact");
            case Layout.Contiguous _ -> facts.put("storage", "contiguous");
            case Layout.Chunked chunked -> {
                facts.put("storage", "chunked");
                facts.put("chunks", chunked.chunk());
            }
            case Layout.Virtual _ -> facts.put("storage", "virtual");
        }
        if (!dataset.filters().isEmpty()) {
            facts.put("filters", dataset.filters().stream().map(Filter::name).toList());
        }
        dataset.most()
                .filter(most -> !most.equals(dataset.shape()))
                .ifPresent(most -> facts.put("maxshape", limits(most)));
        meaning(dataset.type(), facts);
        if (!dataset.attributes().names().isEmpty()) {
            facts.put("attrs", attributes(dataset.attributes()));
        }
        return facts;
    }

    private static void meaning(Datatype type, Map<String, Object> facts) {
        switch (type) {
            case Datatype.Enumeration names when !names.isBoolean() ->
                    facts.put("enum", names.values());
            case Datatype.FixedText text ->
                    facts.put("stringType", (text.utf8() ? "utf-8 " : "ascii ") + text.size());
            case Datatype.VariableText text ->
                    facts.put("stringType", text.utf8() ? "utf-8 vlen" : "ascii vlen");
            default -> {}
        }
    }

    private static boolean bigEndian(Datatype type) {
        return switch (type) {
            case Datatype.Whole whole -> whole.bigEndian() && whole.size() > 1;
            case Datatype.Real real -> real.bigEndian();
            default -> false;
        };
    }

    // JSON's null stands for no limit.
    private static List<@Nullable Long> limits(List<Long> most) {
        List<@Nullable Long> limits = new ArrayList<>();
        for (long limit : most) {
            limits.add(limit < 0 ? null : limit);
        }
        return limits;
    }

    /// The values of attributes by name; of one that cannot be read, why.
    static Map<String, Object> attributes(Attributes attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : attributes.names()) {
            try {
                Attribute attribute = attributes.find(name).orElseThrow();
                values.put(name, value(attribute));
            } catch (IOException e) {
                values.put(name, "not read: " + e.getMessage());
            }
        }
        return values;
    }

    private static Object value(Attribute attribute) {
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < attribute.values().length(); i++) {
            values.add(value(attribute.values(), i));
        }
        return attribute.shape().isEmpty() && values.size() == 1 ? values.getFirst() : values;
    }

    private static Object value(Column values, long row) {
        return switch (values) {
            case Text text -> text.at(row);
            case Flat flat when flat.element() == org.kaon.io.column.ElementType.BOOL ->
                    flat.longAt(row) != 0;
            case Flat flat when flat.element().floating() ->
                    Double.isFinite(flat.at(row))
                            ? (Object) flat.at(row)
                            : Double.toString(flat.at(row));
            case Flat flat -> flat.longAt(row);
            default -> values.type().toString();
        };
    }
}
