package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Steps cut off at both ends. Keras: `Cropping1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', features]`.
public record Cropping1D(Margins cropping) implements Layer {

    public static Cropping1D cropping1D(int before, int after) {
        return new Cropping1D(new Margins(List.of(before), List.of(after)));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return cropping.crop(site, site.require(inputs.getFirst(), 3));
    }

    static Cropping1D read(Config in) {
        return new Cropping1D(Margins.read(in, "cropping", 1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("cropping", cropping.written());
    }
}
