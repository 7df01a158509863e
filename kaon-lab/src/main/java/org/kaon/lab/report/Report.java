package org.kaon.lab.report;

import org.kaon.lab.plot.WholeFile;
import org.kaon.lab.plot.Xml;
import org.kaon.lab.report.Gallery.Exhibit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The report of a run: a title, a line below it, and sections.
///
/// Equal reports give equal pages: a date stands in it only where the caller writes one.
public record Report(String title, String subtitle, List<Section> sections) {

    public Report {
        sections = sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
        Set<String> names = new HashSet<>();
        for (Exhibit exhibit : exhibits(sections)) {
            if (!names.add(exhibit.name())) {
                throw new IllegalArgumentException(
                        "Report \""
                                + title
                                + "\": two figures are named \""
                                + exhibit.name()
                                + "\". Give each its own name.");
            }
        }
    }

    public static Report of(String title, String subtitle) {
        return new Report(title, subtitle, List.of());
    }

    /// The report with one more section.
    public Report with(String heading, Block... blocks) {
        List<Section> more = new ArrayList<>(sections);
        more.add(new Section(heading, List.of(blocks)));
        return new Report(title, subtitle, more);
    }

    /// Writes `plots/NAME.svg` and `plots/NAME.png` of every figure, then `report.html`.
    ///
    /// Each file is written beside its place and moved into it.
    public void write(Path folder) throws IOException {
        for (Exhibit exhibit : exhibits(sections)) {
            exhibit.figure().save(folder.resolve("plots").resolve(exhibit.name()));
        }
        WholeFile.write(folder.resolve("report.html"), html());
    }

    /// The page as text.
    public String html() {
        StringBuilder out = new StringBuilder();
        out.append(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <h1>%s</h1>
                <p>%s</p>
                </header>
                """
                        .formatted(
                                Xml.escape(title),
                                StyleSheet.TEXT,
                                Xml.escape(title),
                                Xml.rich(subtitle)));
        contents(out);
        out.append("<main>\n");
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            out.append("<section id=\"section-" + (i + 1) + "\">\n")
                    .append("<h2>" + Xml.rich(section.title()) + "</h2>\n");
            section.blocks().forEach(block -> block.write(out));
            out.append("</section>\n");
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void contents(StringBuilder out) {
        if (sections.size() < 2) {
            return;
        }
        out.append("<nav>\n");
        for (int i = 0; i < sections.size(); i++) {
            out.append("<a href=\"#section-" + (i + 1) + "\">")
                    .append(Xml.rich(sections.get(i).title()) + "</a>\n");
        }
        out.append("</nav>\n");
    }

    private static List<Exhibit> exhibits(List<Section> sections) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Section section : sections) {
            for (Block block : section.blocks()) {
                if (block instanceof Gallery gallery) {
                    exhibits.addAll(gallery.exhibits());
                }
            }
        }
        return exhibits;
    }
}
