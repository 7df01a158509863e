package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Messages as libraries before HDF5 1.6.3 wrote them, byte by byte from the specification.
class LayoutTest {

    private static Cursor cursor(Bytes message) {
        Input input = Input.of("old.h5", new byte[0]);
        return new Cursor(input, "x", 0, message.toArray());
    }

    private static Bytes layout(int version, int rank, int kind) {
        return new Bytes().put(1, version).put(1, rank).put(1, kind).put(5, 0);
    }

    @Test
    void theLastExtentOfOldChunksIsTheBytesOfAnElement() throws Exception {
        Bytes message = layout(1, 3, 2).put(8, 4096).put(4, 100).put(4, 8).put(4, 2);
        assertThat(Layout.read(cursor(message)))
                .isEqualTo(
                        new Layout.Chunked(
                                List.of(100L, 8L), 2, 4, new Layout.Index.OldTree(4096)));
    }

    @Test
    void oldLayoutsInOnePieceAndInTheHeader() throws Exception {
        assertThat(Layout.read(cursor(layout(2, 1, 1).put(8, 99).put(4, 7))))
                .isEqualTo(new Layout.Contiguous(99));
        Bytes compact = layout(2, 1, 0).put(4, 3).put(4, 3).put(1, 7).put(1, 8).put(1, 9);
        assertThat(((Layout.Compact) Layout.read(cursor(compact))).bytes())
                .containsExactly(7, 8, 9);
    }

    @Test
    void refusesChunksWithoutAShape() {
        assertThatThrownBy(() -> Layout.read(cursor(layout(1, 0, 2).put(8, 4096))))
                .hasMessageContaining("old.h5: \"x\" at byte 16: chunks without a shape");
        assertThatThrownBy(() -> Layout.read(cursor(layout(1, 3, 2).put(8, 4096).put(4, 1))))
                .hasMessageContaining("the structure ends early");
    }

    @Test
    void aFillValueOfNoLengthWasNeverChosen() throws Exception {
        Bytes none = new Bytes().put(1, 2).put(1, 2).put(1, 0).put(1, 1).put(4, -1);
        assertThat(FillValue.read(cursor(none), ObjectHeader.FILL_VALUE)).isEmpty();
        Bytes old = new Bytes().put(1, 1).put(1, 2).put(1, 0).put(1, 0).put(4, -1);
        assertThat(FillValue.read(cursor(old), ObjectHeader.FILL_VALUE)).isEmpty();
        Bytes two = new Bytes().put(1, 2).put(1, 2).put(1, 0).put(1, 1).put(4, 2).put(2, 0x0201);
        assertThat(FillValue.read(cursor(two), ObjectHeader.FILL_VALUE)).containsExactly(1, 2);
        assertThatThrownBy(() ->
                        FillValue.read(cursor(new Bytes().put(4, -2)), ObjectHeader.OLD_FILL_VALUE))
                .hasMessageContaining("the structure ends early");
    }
}
