package org.kaon.io.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A structure of Thrift: values by the number of their field. Numbers and flags are [Long], texts
/// `byte[]`, lists [List], structures [ThriftRecord].
record ThriftRecord(Map<Integer, Object> fields) {

    private static final ThriftRecord EMPTY = new ThriftRecord(Map.of());

    boolean has(int id) {
        return fields.containsKey(id);
    }

    /// A number, or `otherwise` where the field is not there.
    long number(int id, long otherwise) {
        return fields.get(id) instanceof Long value ? value : otherwise;
    }

    /// A number that fits into an int; what does not is -1, which no reader accepts.
    int small(int id, int otherwise) {
        long value = number(id, otherwise);
        return value == (int) value ? (int) value : -1;
    }

    String text(int id) {
        return fields.get(id) instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : "";
    }

    Optional<byte[]> bytes(int id) {
        return fields.get(id) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    /// A structure, empty where the field is not there.
    ThriftRecord record(int id) {
        return fields.get(id) instanceof ThriftRecord record ? record : EMPTY;
    }

    /// The structures of a list.
    List<ThriftRecord> records(int id) {
        return fields.get(id) instanceof List<?> list
                ? list.stream()
                        .filter(ThriftRecord.class::isInstance)
                        .map(ThriftRecord.class::cast)
                        .toList()
                : List.of();
    }
}
