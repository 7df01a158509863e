package org.kaon.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.lab.plot.Axis;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.Line;
import org.kaon.lab.plot.Pen;
import org.kaon.lab.report.Gallery.Exhibit;
import org.kaon.lab.report.ModelTable.Layer;
import org.kaon.lab.report.Table.Column;
import org.kaon.lab.report.Tiles.Tile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class ReportTest {

    private static final String HOSTILE = "<script>alert('1')</script>&\"]]>\u0007";

    private static Exhibit exhibit(String name) {
        double[] values = {1, 2, 4};
        Line line = new Line(name, values, values, Pen.solid(Color.SIGNAL, 2));
        Figure figure = Figure.of(Axis.linear("x"), Axis.log("y"), line);
        return new Exhibit(name, figure, "Caption of " + name + ", ε_{S}");
    }

    private static Report full() {
        return Report.of("top-tagging/winner-cnn", "16,000 jets")
                .with(
                        "Summary",
                        Tiles.of(
                                new Tile("AUC", "0.9853 ± 0.0011", "test, DeLong"),
                                new Tile("1/ε_{B} at ε_{S} = 0.3", "> 533 (95 % CL)", "")),
                        Remark.warning("Stopped in epoch 3."))
                .with("ROC", Gallery.of(exhibit("roc"), exhibit("scores")))
                .with("Curves", Gallery.of(exhibit("loss")))
                .with(
                        "Model",
                        new ModelTable(List.of(new Layer("d", "Dense", "(None, 2)", 402)), 402, 0))
                .with(
                        "Data",
                        new Table(
                                "Splits",
                                List.of(Column.text("Split"), Column.number("Rows")),
                                List.of(List.of("train", Table.count(1234567)))))
                .with("Configuration", new Listing("name: x\nselect: pt > 550 && pt < 650\n"))
                .with("Seeds", Facts.of().with("shuffle", "7"));
    }

    @Test
    void pageIsWellFormedAndNeedsNothingElse() {
        String html = full().html();
        Page page = Page.of(html);
        assertThat(page.count("section")).isEqualTo(7);
        assertThat(page.count("script")).isZero();
        assertThat(page.count("link")).isZero();
        assertThat(page.count("img")).isZero();
        String addresses = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertThat(addresses).doesNotContain("http:", "https:", "@import", "url(h");
    }

    @Test
    void everyFigureStandsInThePageUnderItsName() {
        Page page = Page.of(full().html());
        assertThat(page.ids()).contains("roc", "scores", "loss").doesNotHaveDuplicates();
        assertThat(page.count("svg")).isEqualTo(3);
        assertThat(page.texts("figcaption")).contains("Caption of roc, εS");
    }

    @Test
    void everyBlockShowsWhatItWasGiven() {
        String text = Page.of(full().html()).text();
        assertThat(text)
                .contains("top-tagging/winner-cnn", "16,000 jets")
                .contains("0.9853 ± 0.0011", "test, DeLong", "1/εB at εS = 0.3", "> 533 (95 % CL)")
                .contains("Stopped in epoch 3.")
                .contains("d (Dense)", "(None, 2)", "402 (1.6 KiB)")
                .contains("Split", "train", "1,234,567")
                .contains("select: pt > 550 && pt < 650")
                .contains("shuffle", "7");
    }

    @Test
    void contentsLeadToEverySection() {
        Page page = Page.of(full().html());
        assertThat(page.attributes("a", "href")).hasSize(7).allMatch(h -> h.startsWith("#"));
        assertThat(page.ids())
                .containsAll(
                        page.attributes("a", "href").stream().map(h -> h.substring(1)).toList());
    }

    @Test
    void hostileTextStaysText() {
        Report report =
                Report.of(HOSTILE, HOSTILE)
                        .with(
                                HOSTILE,
                                Tiles.of(new Tile(HOSTILE, HOSTILE, HOSTILE)),
                                Gallery.of(new Exhibit("a", exhibit("a").figure(), HOSTILE)),
                                new Table(
                                        HOSTILE,
                                        List.of(Column.text(HOSTILE)),
                                        List.of(List.of(HOSTILE))),
                                new ModelTable(
                                        List.of(new Layer(HOSTILE, HOSTILE, HOSTILE, 0)), 0, 0),
                                Facts.of().with(HOSTILE, HOSTILE),
                                new Listing(HOSTILE),
                                Remark.note(HOSTILE));
        Page page = Page.of(report.html());
        assertThat(page.count("script")).isZero();
        String shown = HOSTILE.replace('\u0007', '\uFFFD');
        assertThat(page.text().split(Pattern.quote(shown), -1)).hasSize(1 + 18);
    }

    @Test
    void emptyBlocksAndSectionsAreLeftOut() {
        Report report =
                Report.of("t", "")
                        .with("Nothing", Gallery.of(), new Listing(" "), Tiles.of(), Facts.of())
                        .with("Empty", new Table("", List.of(), List.of()), Remark.note(""))
                        .with("Something", Remark.note("text"));
        assertThat(Page.of(report.html()).texts("h2")).containsExactly("Something");
        assertThat(Page.of(Report.of("t", "s").html()).count("h1")).isEqualTo(1);
    }

    @Test
    void twoFiguresOfOneNameAreRefused() {
        Report report = Report.of("t", "").with("A", Gallery.of(exhibit("roc")));
        assertThatThrownBy(() -> report.with("B", Gallery.of(exhibit("roc"))))
                .hasMessageContaining("two figures are named \"roc\"");
        assertThatThrownBy(() -> exhibit("../roc")).hasMessageContaining("hyphens");
    }

    @Test
    void tableRefusesRaggedRows() {
        assertThatThrownBy(() -> new Table("T", List.of(Column.text("a")), List.of(List.of())))
                .hasMessageContaining("Table \"T\": expected rows of 1 cells");
    }

    @Test
    void writesThePageAndEachFigureTwice(@TempDir Path folder) throws IOException {
        full().write(folder);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()))
                    .containsExactlyInAnyOrder(
                            "report.html",
                            "plots/roc.svg",
                            "plots/roc.png",
                            "plots/scores.svg",
                            "plots/scores.png",
                            "plots/loss.svg",
                            "plots/loss.png");
        }
        assertThat(folder.resolve("report.html")).hasContent(full().html());
    }

    @Test
    void aReportThatCannotBeWrittenLeavesTheOldOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("report.html"), "old");
        Files.writeString(folder.resolve("plots"), "a file where the folder should be");
        assertThatThrownBy(() -> full().write(folder)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("report.html")).hasContent("old");
    }
}
