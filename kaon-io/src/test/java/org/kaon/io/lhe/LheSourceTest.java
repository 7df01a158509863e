package org.kaon.io.lhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sources;
import org.kaon.io.Tables;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

class LheSourceTest {

    @TempDir private Path folder;

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = LheSourceTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes("events.lhe"));
        }
        return out.toByteArray();
    }

    private static Source of(byte[] file) throws IOException {
        return LheSource.of("damaged", () -> new ByteArrayInputStream(file));
    }

    @Test
    void readsEveryEventAsPylheDoes() throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(bytes("events.json"));
        try (Source source = of(bytes("events.lhe"))) {
            assertThat(source.schema().names()).hasSize(expected.size());
            for (Map.Entry<String, JsonNode> column : expected.properties()) {
                assertThat(reals(Tables.column(source, column.getKey())))
                        .as(column.getKey())
                        .isEqualTo(reals(column.getValue()));
            }
        }
    }

    private static Object reals(Object value) {
        List<Object> items = new ArrayList<>();
        if (value instanceof JsonNode node && node.isArray()) {
            node.forEach(item -> items.add(reals(item)));
            return items;
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(reals(Objects.requireNonNull(item))));
            return items;
        }
        return value instanceof JsonNode node ? node.asDouble() : ((Number) value).doubleValue();
    }

    @Test
    void aPackedFileOpensByItsContent() throws IOException {
        Files.write(folder.resolve("events.dat"), packed());
        try (Source source = Sources.open("events.dat", folder);
                Source plain = of(bytes("events.lhe"))) {
            assertThat(Tables.column(source, "particle/px", new Split(4, 7), 3))
                    .isEqualTo(Tables.column(plain, "particle/px").subList(4, 11));
        }
    }

    @Test
    void saysInWhichLineAnEventIsWrong() throws IOException {
        String text = new String(bytes("events.lhe"), StandardCharsets.UTF_8);
        refuses(
                text.replaceFirst("<event>\n 5", "<event>\n x"),
                "line 16: in the event that ends here, \"x\" is no number");
        refuses(
                text.replaceFirst("<event>\n 5", "<event>\n 9"),
                "announces 9.0 particles, 5 lines");
        refuses(text.substring(0, text.length() / 2), "the file ends in an event");
        refuses(
                text.replace("</LesHouchesEvents>", ""),
                "the file ends without </LesHouchesEvents>");
        refuses("<xml>\n", "does not begin with <LesHouchesEvents>");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(why);
    }
}
