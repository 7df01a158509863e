package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.ElementType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class NewHdf5Test {

    @TempDir private Path folder;

    @Test
    void writesTheBytesThatH5pyHasRead() throws Exception {
        // Kept where check_written.py finds them when the bytes are to change.
        Path kept = Files.createDirectories(Path.of("target", "hdf5"));
        NewHdf5.write(kept.resolve("written_plain.h5"), root -> Specimen.write(root, false));
        NewHdf5.write(kept.resolve("written_gzip.h5"), root -> Specimen.write(root, true));
        byte[] bytes = Files.readAllBytes(kept.resolve("written_plain.h5"));
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        try (InputStream in = NewHdf5Test.class.getResourceAsStream("written.json")) {
            assertThat(JsonMapper.shared().readTree(in).get("sha256").asString()).isEqualTo(sum);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void jhdfReadsWhatIsWritten(boolean compressed) throws Exception {
        Path path = folder.resolve("specimen.h5");
        NewHdf5.write(path, root -> Specimen.write(root, compressed));
        try (HdfFile file = new HdfFile(path)) {
            assertThat(file.getAttribute("text").getData()).isEqualTo("τ-jets");
            assertThat(file.getAttribute("long_text").getData()).isEqualTo(Specimen.longText());
            assertThat(file.getAttribute("names").getData())
                    .isEqualTo(new String[] {"conv2d", "dense", "dense_1"});
            assertThat(file.getAttribute("variable").getData())
                    .isEqualTo(new String[] {"a", "", "größer"});
            assertThat(file.getAttribute("whole").getData()).isEqualTo(-7L);
            assertThat(file.getDatasetByPath("types/uint16").getData())
                    .isEqualTo(new int[][] {{0, 1, 2}, {3, 4, 5}});
            assertThat(file.getDatasetByPath("scalar").getData()).isEqualTo(0.0);
            assertThat(file.getDatasetByPath("nothing").getDimensions()).containsExactly(0, 4);
            float[][] chunked = (float[][]) file.getDatasetByPath("chunked").getData();
            assertThat(chunked).hasDimensions(10, 2);
            assertThat(chunked[7]).containsExactly(14, 15);
            int[] many = (int[]) file.getDatasetByPath("many_chunks").getData();
            assertThat(many).hasSize(300).startsWith(0, 1, 2, 0).endsWith(1, 2);
            assertThat(file.getDatasetByPath("texts").getData())
                    .isEqualTo(new String[] {"jet", "", "größer"});
            Map<?, ?> records = (Map<?, ?>) file.getDatasetByPath("records").getData();
            assertThat(records.get("pt")).isEqualTo(new float[] {0, 10.5f, 21, 31.5f, 42, 52.5f});
            assertThat(records.get("label")).isEqualTo(new String[] {"q", "q", "q", "q", "q", "q"});
        }
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        Path path = folder.resolve("half.h5");
        assertThatThrownBy(() ->
                        NewHdf5.write(
                                path,
                                root -> {
                                    root.group("a");
                                    throw new IOException("the source ended");
                                }))
                .hasMessage("the source ended");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        NewHdf5.write(
                folder.resolve("errors.h5"),
                root -> {
                    assertThatThrownBy(() ->
                                    root.attributes()
                                            .put(
                                                    "big",
                                                    Specimen.array(
                                                            ElementType.FLOAT64,
                                                            List.of(9000L),
                                                            9000)))
                            .hasMessageContaining("\"big\" takes 72000 bytes, at most 64512");
                    root.texts("a", List.of());
                    assertThatThrownBy(() -> root.texts("a", List.of()))
                            .hasMessageContaining("\"a\": expects a new name");
                    assertThatThrownBy(() -> root.group("a/b"))
                            .hasMessageContaining("\"a\" is a data set already");
                    assertThatThrownBy(() ->
                                    root.open(
                                            "b", Datatype.BOOLEAN, List.of(), Storage.contiguous()))
                            .hasMessageContaining("needs chunks");
                    NewDataset grows =
                            root.open("c", Datatype.BOOLEAN, List.of(2L), Storage.chunked(3));
                    assertThatThrownBy(() -> grows.append(MemorySegment.ofArray(new byte[3]), 2))
                            .hasMessageContaining("2 rows of 2 bytes: found 3 bytes");
                    grows.finish();
                    assertThatThrownBy(() -> grows.append(MemorySegment.ofArray(new byte[4]), 2))
                            .hasMessageContaining("complete");
                });
        assertThatThrownBy(() -> new Storage(0, java.util.Optional.of(3), false))
                .hasMessageContaining("cannot be compressed");
        assertThatThrownBy(() -> new Storage(5, java.util.Optional.of(10), false))
                .hasMessageContaining("level 1 to 9");
    }
}
