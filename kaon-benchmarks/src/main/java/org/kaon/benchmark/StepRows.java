package org.kaon.benchmark;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of the step bench as JSON, for scripts: times in milliseconds, `null` without a floor.
public record StepRows(List<StepBench.Row> rows, int threads) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public StepRows {
        rows = List.copyOf(rows);
    }

    public String json() {
        return MAPPER.writeValueAsString(rows.stream().map(this::plain).toList()) + "\n";
    }

    private Map<String, @Nullable Object> plain(StepBench.Row row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("net", row.measured().net().label());
        plain.put("batch", row.measured().batch());
        plain.put("dtype", "float32");
        plain.put("threads", threads);
        plain.put("kaon_ms", row.kaonBest());
        plain.put("kaon_median_ms", row.kaonMedian());
        plain.put("kaon_spread", row.kaonSpread());
        plain.put("floor_ms", finite(row.floorBest()));
        plain.put("floor_median_ms", finite(row.floorMedian()));
        plain.put("ratio", finite(row.ratio()));
        plain.put("median_ratio", finite(row.medianRatio()));
        return plain;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
