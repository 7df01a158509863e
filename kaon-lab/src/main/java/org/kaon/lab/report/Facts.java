package org.kaon.lab.report;

import org.kaon.lab.plot.Xml;

import java.util.ArrayList;
import java.util.List;

/// Names with their values: seeds, versions, the machine.
public record Facts(List<Fact> facts) implements Block {

    /// One of them.
    public record Fact(String name, String value) {}

    public Facts {
        facts = List.copyOf(facts);
    }

    public static Facts of(Fact... facts) {
        return new Facts(List.of(facts));
    }

    public Facts with(String name, String value) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact(name, value));
        return new Facts(more);
    }

    @Override
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    @Override
    public void write(StringBuilder out) {
        out.append("<dl>\n");
        for (Fact fact : facts) {
            out.append("<div><dt>" + Xml.rich(fact.name) + "</dt>")
                    .append("<dd>" + Xml.escape(fact.value) + "</dd></div>\n");
        }
        out.append("</dl>\n");
    }
}
