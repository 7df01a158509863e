package org.kaon.io;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import tools.jackson.databind.JsonNode;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The figures of one column without its missing values, as the expectations of the corpus lay them
/// out.
final class LeafDigest {

    private final ColumnType type;
    private final CRC32 crc = new CRC32();
    private final List<CRC32> lists = new ArrayList<>();
    private final List<Long> listCounts = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private long count;
    private long values;
    private long bytes;
    private long nulls;
    private long nan;
    private long infinite;
    private double sum;

    LeafDigest(ColumnType type) {
        this.type = type;
    }

    void add(Column column) {
        if (!column.type().equals(type)) {
            throw new IllegalStateException(column.type() + " where the schema says " + type);
        }
        for (long i = 0; i < column.length(); i++) {
            add(column, i, 0);
        }
    }

    private void add(Column column, long row, int level) {
        switch (column) {
            case Nullable nullable -> {
                if (nullable.valid(row)) {
                    add(nullable.content(), row, level);
                } else {
                    nulls++;
                }
            }
            case Jagged jagged -> {
                list(level, jagged.count(row));
                for (long i = jagged.offsets().start(row); i < jagged.offsets().end(row); i++) {
                    add(jagged.content(), i, level + 1);
                }
            }
            case Fixed fixed -> {
                for (long i = 0; i < fixed.size(); i++) {
                    add(fixed.content(), row * fixed.size() + i, level);
                }
            }
            case Flat flat -> number(flat.at(row));
            case Text text -> texts.add(text.at(row));
            case Opaque opaque -> {
                byte[] raw = opaque.at(row).toArray(ValueLayout.JAVA_BYTE);
                values++;
                bytes += raw.length;
                crc.update(raw);
            }
            case Struct _ -> throw new IllegalStateException("a structure");
        }
    }

    private void list(int level, long length) {
        while (lists.size() <= level) {
            lists.add(new CRC32());
            listCounts.add(0L);
        }
        byte[] four =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) length).array();
        lists.get(level).update(four);
        listCounts.set(level, listCounts.get(level) + 1);
    }

    private void number(double value) {
        long bits = Double.isNaN(value) ? 0x7ff8000000000000L : Double.doubleToRawLongBits(value);
        crc.update(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
        count++;
        if (Double.isNaN(value)) {
            nan++;
        } else if (Double.isInfinite(value)) {
            infinite++;
        } else {
            sum += value;
        }
    }

    /// What differs from an expectation.
    List<String> differences(JsonNode expected) {
        List<String> found = new ArrayList<>();
        same("nulls", expected.path("nulls").asLong(0), nulls, found);
        if (expected.has("strings")) {
            long characters = texts.stream().mapToLong(t -> t.codePointCount(0, t.length())).sum();
            same("strings", expected.get("strings").asLong(), (long) texts.size(), found);
            same("chars", expected.get("chars").asLong(), characters, found);
            List<String> five =
                    texts.stream()
                            .limit(5)
                            .map(t -> t.substring(0, Math.min(200, t.length())))
                            .toList();
            same(
                    "firstText",
                    expected.path("firstText").asString(""),
                    String.join("\n", five),
                    found);
        } else if (expected.has("values")) {
            same("values", expected.get("values").asLong(), values, found);
            same("bytes", expected.get("bytes").asLong(), bytes, found);
            same("crc", expected.get("crc").asString(), "%08x".formatted(crc.getValue()), found);
        } else {
            same("count", expected.path("count").asLong(), count, found);
            same("nan", expected.path("nan").asLong(0), nan, found);
            same("inf", expected.path("inf").asLong(0), infinite, found);
            if (expected.has("crc")) {
                same(
                        "crc",
                        expected.get("crc").asString(),
                        "%08x".formatted(crc.getValue()),
                        found);
                double tolerance = 1e-12 * expected.path("sumabs").asDouble(0);
                if (!(Math.abs(expected.path("sum").asDouble(0) - sum) <= tolerance)) {
                    same("sum", expected.get("sum").asDouble(), sum, found);
                }
            }
        }
        int level = 0;
        for (JsonNode list : expected.path("lists")) {
            if (list.has("crc")) {
                long n = listCounts.size() > level ? listCounts.get(level) : 0;
                String own = n == 0 ? "00000000" : "%08x".formatted(lists.get(level).getValue());
                same(
                        "lists",
                        list.get("n").asLong() + " " + list.get("crc").asString(),
                        n + " " + own,
                        found);
                level++;
            }
        }
        return found;
    }

    private static void same(String what, Object expected, Object found, List<String> into) {
        if (!expected.equals(found)) {
            into.add("%s %s, expected %s".formatted(what, found, expected));
        }
    }
}
