package org.kaon.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.lab.plot.Sheet;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.catalog.Kinds;

import java.nio.file.Path;
import java.util.List;

class EventPictureTest {

    @TempDir private Path folder;

    static List<Kind> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasAPicture(Kind kind) throws Exception {
        Sheet sheet = EventPicture.of(kind.usual(), 1, 3);
        assertThat(sheet.figures()).hasSizeGreaterThan(2);
        assertThat(sheet.svg()).contains("<svg ").doesNotContain("NaN").endsWith("</svg>\n");
        Path file = folder.resolve(kind.name() + ".svg");
        sheet.save(file);
        assertThat(file).content().isEqualTo(sheet.svg());
    }

    @Test
    void oneEventIsEnough() throws Exception {
        Path file = folder.resolve("one.PNG");
        EventPicture.of(Kinds.named("shower-2d").usual(), 1, 1).save(file);
        assertThat(file).binaryContent().startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anotherEndingIsRefused() {
        Sheet sheet = EventPicture.of(Kinds.named("shower-2d").usual(), 1, 1);
        assertThatThrownBy(() -> sheet.save(folder.resolve("x.jpg")))
                .hasMessageContaining(".svg or .png");
    }
}
