package org.kaon.lab.report;

import org.kaon.lab.plot.Xml;

import java.util.List;
import java.util.Locale;

/// Rows under a heading; a column of numbers stands to the right.
public record Table(String caption, List<Column> columns, List<List<String>> rows)
        implements Block {

    /// The head of a column (may hold `ε_{S}`) and whether it holds numbers.
    public record Column(String head, boolean numeric) {

        public static Column text(String head) {
            return new Column(head, false);
        }

        public static Column number(String head) {
            return new Column(head, true);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "Table \"%s\": expected rows of %d cells, found %s."
                                .formatted(caption, columns.size(), row));
            }
        }
    }

    /// A whole number in groups of three digits.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void write(StringBuilder out) {
        out.append("<div class=\"scroll\"><table>\n");
        if (!caption.isEmpty()) {
            out.append("<caption>" + Xml.rich(caption) + "</caption>\n");
        }
        out.append("<thead><tr>");
        for (Column column : columns) {
            out.append(column.numeric ? "<th class=\"number\">" : "<th>")
                    .append(Xml.rich(column.head) + "</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(columns.get(i).numeric ? "<td class=\"number\">" : "<td>")
                        .append(Xml.escape(row.get(i)) + "</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }
}
