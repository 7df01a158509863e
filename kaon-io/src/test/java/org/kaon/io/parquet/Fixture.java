package org.kaon.io.parquet;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Files that pyarrow wrote, and what it reads from them.
public final class Fixture {

    private Fixture() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixture.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static JsonNode values(String name) throws IOException {
        return values("values.json", name);
    }

    static JsonNode values(String file, String name) throws IOException {
        return JsonMapper.shared().readTree(bytes(file)).get(name);
    }

    /// A value of JSON as a plain one.
    public static @Nullable Object plain(JsonNode node) {
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> items = new LinkedHashMap<>();
            node.properties().forEach(it -> items.put(it.getKey(), plain(it.getValue())));
            return items;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
}
