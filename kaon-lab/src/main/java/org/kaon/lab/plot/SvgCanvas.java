package org.kaon.lab.plot;

import java.util.Map;
import java.util.TreeMap;

/// A canvas that writes SVG 1.1: texts stay texts, heat maps one path a colour.
final class SvgCanvas implements Canvas {

    private final StringBuilder out = new StringBuilder();
    private final String name;
    private int clips;

    /// Ids inside begin with the name, so that several drawings may stand in one page.
    SvgCanvas(String name, double width, double height, String title) {
        this.name = name;
        String w = number(width), h = number(height);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(w + " " + h + "\" width=\"" + w + "\" height=\"" + h)
                .append("\" font-family=\"" + Typeface.FAMILY + "\">\n<title>")
                .append(Xml.escape(title))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    @Override
    public void path(Polyline line, Pen pen) {
        if (line.size() == 0) {
            return;
        }
        out.append("<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"")
                .append(pen.color().hex() + "\" stroke-width=\"" + number(pen.width()) + "\"");
        opacity("stroke-opacity", pen.color());
        if (!pen.dashes().isEmpty()) {
            out.append(" stroke-dasharray=\"");
            pen.dashes().forEach(dash -> out.append(number(dash)).append(' '));
            out.setCharAt(out.length() - 1, '"');
        }
        out.append(" d=\"");
        steps(line, false);
        out.append("\"/>\n");
    }

    @Override
    public void area(Polyline outline, Color color) {
        if (outline.size() == 0) {
            return;
        }
        out.append("<path fill=\"" + color.hex() + "\"");
        opacity("fill-opacity", color);
        out.append(" d=\"");
        steps(outline, true);
        out.append("\"/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, Color color) {
        out.append("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"")
                .append(number(radius) + "\" fill=\"" + color.hex() + "\"");
        opacity("fill-opacity", color);
        out.append("/>\n");
    }

    @Override
    public void cells(Box box, int columns, int[] rgb) {
        int rows = rgb.length / columns;
        Map<Integer, StringBuilder> byColor = new TreeMap<>();
        for (int i = 0; i < rgb.length; ) {
            int run = 1;
            while ((i + run) % columns != 0 && rgb[i + run] == rgb[i]) {
                run++;
            }
            if (rgb[i] >= 0) {
                byColor.computeIfAbsent(rgb[i], c -> new StringBuilder())
                        .append("M" + i % columns + " " + i / columns)
                        .append("h" + run + "v1h-" + run + "z");
            }
            i += run;
        }
        out.append("<g shape-rendering=\"crispEdges\" transform=\"translate(")
                .append(number(box.x()) + " " + number(box.y()) + ") scale(")
                .append(box.width() / columns + " " + box.height() / rows + ")\">\n");
        byColor.forEach((color, cells) ->
                out.append("<path fill=\"" + Color.of(color).hex() + "\" d=\"")
                        .append(cells)
                        .append("\"/>\n"));
        out.append("</g>\n");
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        double size = lettering.size();
        out.append("<text font-size=\"" + number(size) + "\"");
        if (!lettering.color().equals(Color.BLACK)) {
            out.append(" fill=\"" + lettering.color().hex() + "\"");
        }
        switch (lettering.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        if (lettering.turn() == 0) {
            out.append(" x=\"" + number(x) + "\" y=\"" + number(y) + "\">");
        } else {
            out.append(" transform=\"translate(" + number(x) + " " + number(y) + ") rotate(")
                    .append(-lettering.turn() + ")\">");
        }
        runs(RichText.of(text), size);
        out.append("</text>\n");
    }

    @Override
    public void clip(Box box, Runnable drawing) {
        String id = Xml.escape(name) + "-clip" + ++clips;
        out.append("<clipPath id=\"" + id + "\"><rect x=\"" + number(box.x()) + "\" y=\"")
                .append(number(box.y()) + "\" width=\"" + number(box.width()) + "\" height=\"")
                .append(number(box.height()) + "\"/></clipPath>\n")
                .append("<g clip-path=\"url(#" + id + ")\">\n");
        drawing.run();
        out.append("</g>\n");
    }

    String finish() {
        return out + "</svg>\n";
    }

    private void runs(RichText text, double size) {
        double drop = 0;
        for (RichText.Run run : text.runs()) {
            if (run.level() == RichText.Level.BASE && drop == 0) {
                out.append(Xml.escape(run.text()));
                continue;
            }
            out.append("<tspan dy=\"" + number(run.drop(size) - drop) + "\"");
            if (run.level() != RichText.Level.BASE) {
                out.append(" font-size=\"" + number(run.size(size)) + "\"");
            }
            out.append(">" + Xml.escape(run.text()) + "</tspan>");
            drop = run.drop(size);
        }
    }

    private void steps(Polyline line, boolean close) {
        boolean open = false;
        for (int i = 0; i < line.size(); i++) {
            if (line.gap(i)) {
                out.append(close ? "Z" : "");
                open = false;
                continue;
            }
            out.append(open ? 'L' : 'M').append(number(line.x(i)));
            out.append(' ').append(number(line.y(i)));
            open = true;
        }
        out.append(close && open ? "Z" : "");
    }

    private void opacity(String attribute, Color color) {
        if (color.opacity() < 1) {
            out.append(" " + attribute + "=\"" + number(color.opacity()) + "\"");
        }
    }

    /// A number with two decimals at most.
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100, rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        return sign
                + whole
                + "."
                + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
    }
}
