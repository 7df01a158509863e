package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// `y = value`, with a gradient of the user's in place of that of the graph that made the value.
///
/// *Shape*: value, inputs of the rule (for it alone) → value. *Type*: any. The compiler leaves it
/// out, so a custom gradient costs nothing in a plan.
public record CustomGradient(Rule rule) implements Op {

    /// The gradient with respect to each input, as graph, from the inputs, the value and the
    /// upstream gradient dy. It is differentiated again like any other graph.
    ///
    /// What depends on data belongs among the inputs, not into the closure: a plan exchanges inputs
    /// for others when shapes are bound.
    @FunctionalInterface
    public interface Rule {
        List<Gradient> gradient(List<Value> inputs, Value y, Value dy);
    }

    /// `value` with the rule's gradient with respect to the inputs; any other way from the value to
    /// something is cut.
    ///
    /// *Errors*: {@link ShapeException} when differentiated by a rule that does not give one
    /// gradient for each input.
    public static Value customGradient(Value value, List<Value> inputs, Rule rule) {
        List<Value> all = new ArrayList<>(List.of(value));
        all.addAll(inputs);
        return new Node(new CustomGradient(rule), all).output(0);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Expect.failure(this, "a value", "no input", "Call its static function.");
        }
        return List.of(inputs.getFirst());
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        List<Value> inputs = call.inputs().subList(1, call.inputs().size());
        List<Gradient> own = rule.gradient(inputs, call.output(0), upstream.getFirst());
        if (own.size() != inputs.size()) {
            throw Expect.failure(
                    this,
                    "a rule that gives " + inputs.size() + " gradients, one for each input",
                    own.size(),
                    "Give Zero with a reason where there is none.");
        }
        List<Gradient> all = new ArrayList<>();
        all.add(new Gradient.Zero("the rule stands for the value's own gradient"));
        all.addAll(own);
        return all;
    }

    @Override
    public String toString() {
        return "CustomGradient";
    }
}
