"""Numbers of the layers for particles, from the formulas of their papers in PyTorch, float64: writes particle_numbers.json beside this file.

pip: torch==2.13.0 numpy==2.4.6

ParticleNet arXiv:1902.08570, energy and particle flow networks 1810.05165, ParT 2202.03772, LoLa 1707.08966, LBN 1812.09722.
A row: the layer's settings, inputs, masks, weights and statistics by name, outputs, and the gradients of sum(output * direction).
"""
import json, math, pathlib
import numpy as np
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20190519)
flat = lambda a: [float(f"{v:.9g}") for v in np.asarray(a, np.float64).ravel()]
tensor = lambda a: {"shape": list(np.shape(a)), "values": flat(a)}
round32 = lambda a: np.asarray(a, np.float32).astype(np.float64)
normal = lambda *shape: round32(rng.normal(size=shape))
KEEP = ("EdgeConv", "ParticleEmbedding", "ParticleAttention", "LorentzLayer")          # the mask goes through these
rows = []


class Weights:
    """Weights by name, drawn where they are first asked for."""
    def __init__(self):
        self.weights, self.states = {}, {}

    def __call__(self, name, *shape, around=0., spread=.5):
        if name not in self.weights:
            self.weights[name] = torch.tensor(round32(around + spread * rng.normal(size=shape)), requires_grad=True)
        return self.weights[name]

    def state(self, name, value):
        self.states.setdefault(name, torch.tensor(round32(value)))
        return self.states[name]

    def dense(self, name, x, units, bias=True):
        y = x @ self(name + "/kernel", x.shape[-1], units, spread=1 / math.sqrt(x.shape[-1]))
        return y + self(name + "/bias", units) if bias else y

    def batch_norm(self, name, x):
        c = x.shape[-1]
        gamma, beta = self(name + "/gamma", c, around=1), self(name + "/beta", c)
        mean = self.state(name + "/moving_mean", .5 * rng.normal(size=c))
        variance = self.state(name + "/moving_variance", rng.uniform(.5, 2, c))
        return (x - mean) / torch.sqrt(variance + 1e-5) * gamma + beta

    def layer_norm(self, name, x):
        c = x.shape[-1]
        return F.layer_norm(x, (c,), self(name + "/gamma", c, around=1), self(name + "/beta", c), 1e-5)


def case(name, config, function, inputs, mask=None):
    weights = Weights()
    xs = [torch.tensor(x, requires_grad=True) for x in inputs]
    m = None if mask is None else torch.tensor(mask)
    y = function(weights, *xs, mask=m)
    direction = torch.tensor(normal(*y.shape))
    (y * direction).sum().backward()
    gradient = lambda v: tensor(v.grad if v.grad is not None else torch.zeros_like(v))
    rows.append({
        "layer": {"class_name": name, "config": config}, "inputs": [tensor(x) for x in inputs],
        "masks": [None if mask is None else tensor(mask)] + [None] * (len(inputs) - 1), "named": {}, "flags": {},
        "weights": {k: tensor(v.detach()) for k, v in weights.weights.items()}, "states": {k: tensor(v) for k, v in weights.states.items()},
        "outputs": [tensor(y.detach())], "output_masks": [tensor(mask) if mask is not None and name in KEEP else None], "state_gradients": [],
        "directions": [tensor(direction)], "input_gradients": [gradient(x) for x in xs],
        "weight_gradients": {k: gradient(v) for k, v in weights.weights.items()}})


def zeroed(x, mask):
    return x if mask is None else torch.where(mask[:, :, None], x, 0.)


def edge_conv(k, filters, batch_norm=True, pooling="mean", activation=torch.relu):
    def run(w, points, features=None, mask=None):
        features = zeroed(points if features is None else features, mask)
        b, n, c = features.shape
        distance = ((points[:, :, None] - points[:, None]) ** 2).sum(-1)
        if mask is not None:
            distance = torch.where(mask[:, None, :], distance, torch.inf)
        distance = distance.detach().clone()
        near = torch.zeros(b, n, k, dtype=torch.long)
        for i in range(b):
            for j in range(n):                                       # a plain stable sort; the point itself is left out
                order = sorted((q for q in range(n) if q != j), key=lambda q: (float(distance[i, j, q]), q))
                near[i, j] = torch.tensor(order[:k])
        neighbours = torch.stack([features[i][near[i]] for i in range(b)])
        centre = features[:, :, None].expand_as(neighbours)
        x = torch.cat([centre, neighbours - centre], -1)
        mapped = lambda name, x, units: w.batch_norm(name, w.dense(name, x, units, False)) if batch_norm else w.dense(name, x, units)
        for i, units in enumerate(filters):
            x = activation(mapped(f"edge_{i}", x, units))
        pooled = x.mean(2) if pooling == "mean" else x.max(2).values
        shortcut = features if c == filters[-1] else mapped("shortcut", features, filters[-1])
        return zeroed(activation(shortcut + pooled), mask)
    return run


def pooled(mode):
    def run(w, x, z=None, mask=None):
        x = x if z is None else x * z.reshape(*x.shape[:2], 1)
        if mode == "max":
            y = x if mask is None else torch.where(mask[:, :, None], x, -torch.inf)
            y = y.max(1).values
            return torch.where(torch.isinf(y), 0., y)
        total = zeroed(x, mask).sum(1)
        count = x.shape[1] if mask is None else mask.sum(1, keepdim=True).clamp(min=1)
        return total if mode == "sum" else total / count
    return run


def deep_sets(units, mode="sum"):
    def run(w, p, z=None, mask=None):
        for i, u in enumerate(units):
            p = torch.relu(w.dense(f"phi_{i}", p, u))
        return pooled(mode)(w, p, z, mask)
    return run


def pair_features(v, eps=1e-8):
    e, px, py, pz = v.detach().unbind(-1)
    pt = torch.sqrt((px ** 2 + py ** 2).clamp(min=eps))
    y = .5 * torch.log(1 + 2 * pz / (e - pz).clamp(min=1e-20))
    phi = torch.atan2(py, px)
    dphi = (phi[:, :, None] - phi[:, None] + math.pi) % (2 * math.pi) - math.pi
    delta = torch.sqrt((y[:, :, None] - y[:, None]) ** 2 + dphi ** 2).clamp(min=eps)
    low = torch.minimum(pt[:, :, None], pt[:, None])
    z = low / (pt[:, :, None] + pt[:, None])
    s = v.detach()[:, :, None] + v.detach()[:, None]
    m2 = s[..., 0] ** 2 - (s[..., 1:] ** 2).sum(-1)
    return torch.stack([torch.log((low * delta).clamp(min=eps)), torch.log(z.clamp(min=eps)), torch.log(delta), torch.log(m2.clamp(min=eps))], -1)


def pair_interaction(units, heads):
    def run(w, v, mask=None):
        y = w.batch_norm("input", pair_features(v))
        for i, u in enumerate(units):
            y = F.gelu(w.batch_norm(f"pair_{i}", w.dense(f"pair_{i}", y, u)))
        return w.batch_norm("heads", w.dense("heads", y, heads)).permute(0, 3, 1, 2)
    return run


def embedding(units):
    def run(w, x, mask=None):
        x = w.batch_norm("input", x)
        for i, u in enumerate(units):
            x = F.gelu(w.dense(f"embed_{i}", w.layer_norm(f"embed_{i}", x), u))
        return zeroed(x, mask)
    return run


def block(w, prefix, query, source, residual, heads, mask, bias):
    b, t, d = query.shape
    depth = d // heads
    q, k, v = (w.dense(prefix + "attention/" + name, x, d).reshape(b, -1, heads, depth)
               for name, x in (("query", query), ("key", source), ("value", source)))
    scores = torch.einsum("bthd,bshd->bhts", q, k) / math.sqrt(depth)
    scores = scores if bias is None else scores + bias
    scores = scores if mask is None else torch.where(mask[:, None, None, :], scores, -torch.inf)
    a = torch.einsum("bhts,bshd->bthd", torch.softmax(scores, -1), v).reshape(b, t, d)
    a = w.dense(prefix + "attention/output", a, d).reshape(b, t, heads, depth)
    a = torch.einsum("bthd,h->btdh", a, w(prefix + "attention/head_scale", heads, around=1)).reshape(b, t, d)
    x = w.layer_norm(prefix + "post_attention", a) + residual
    h = F.gelu(w.dense(prefix + "feed_forward_0", w.layer_norm(prefix + "pre_feed_forward", x), 2 * d))
    h = w.dense(prefix + "feed_forward_1", w.layer_norm(prefix + "post_feed_forward", h), d)
    return h + x * w(prefix + "residual_scale", d, around=1)


def particle_attention(heads):
    def run(w, x, bias=None, mask=None):
        u = w.layer_norm("pre_attention", x)
        return block(w, "", u, u, x, heads, mask, bias)
    return run


def class_attention(blocks, heads):
    def run(w, x, mask=None):
        b, _, d = x.shape
        token = w("token", d).expand(b, 1, d)
        seen = None if mask is None else torch.cat([torch.ones(b, 1, dtype=torch.bool), mask], 1)
        for i in range(blocks):
            u = w.layer_norm(f"block_{i}/pre_attention", torch.cat([token, x], 1))
            token = block(w, f"block_{i}/", token, u, token, heads, seen, None)
        return w.layer_norm("output", token)[:, 0]
    return run


METRIC = torch.diag(torch.tensor([1., -1, -1, -1], dtype=torch.float64))


def combination(m):
    def run(w, k, mask=None):
        k = zeroed(k, mask)
        return torch.cat([k.sum(1, keepdim=True), k, torch.einsum("bim,ij->bjm", k, w("kernel", k.shape[1], m))], 1)
    return run


def lorentz(sums, minima):
    def run(w, k, mask=None):
        k, n = zeroed(k, mask), k.shape[1]
        m2 = torch.einsum("bim,mn,bin->bi", k, METRIC, k)
        pt = torch.sqrt((k[..., 1] ** 2 + k[..., 2] ** 2).clamp(min=1e-8))
        columns = [m2, pt, torch.einsum("jm,bm->bj", w("energy", n, n), k[..., 0])]
        difference = k[:, :, None] - k[:, None]
        d2 = torch.einsum("bijm,mn,bijn->bij", difference, METRIC, difference)
        columns += [(d2 * w(f"distance_sum_{i}", n, n)).sum(-1) for i in range(sums)]
        columns += [(d2 * w(f"distance_minimum_{i}", n, n)).min(-1).values for i in range(minima)]
        return torch.stack(columns, -1)
    return run


def boost_matrix(frame):
    e, p = frame[0], frame[1:]
    m = torch.sqrt(e ** 2 - (p ** 2).sum())
    gamma, beta = e / m, torch.sqrt((p ** 2).sum()) / e
    n = p / torch.sqrt((p ** 2).sum())
    top = torch.cat([gamma[None], -gamma * beta * n])[None]
    rest = torch.cat([(-gamma * beta * n)[:, None], torch.eye(3, dtype=torch.float64) + (gamma - 1) * n[:, None] * n[None]], 1)
    return torch.cat([top, rest])


def boosts(m):
    def run(w, k, mask=None):
        k, n = zeroed(k, mask), k.shape[1]
        particles = torch.einsum("bim,ij->bjm", k, w("particles", n, m).abs())
        frames = torch.einsum("bim,ij->bjm", k, w("rest_frames", n, m).abs())
        y = torch.stack([torch.stack([boost_matrix(f) @ p for p, f in zip(ps, fs)]) for ps, fs in zip(particles, frames)])
        e, p = y[..., 0], y[..., 1:]
        pt = torch.sqrt((p[..., :2] ** 2).sum(-1))
        each = torch.stack([e, pt, torch.asinh(p[..., 2] / pt), torch.atan2(p[..., 1], p[..., 0]),
                            torch.sqrt(e ** 2 - (p ** 2).sum(-1))], -1)
        unit = p / torch.sqrt((p ** 2).sum(-1, keepdim=True))
        cosines = [(unit[:, i] * unit[:, j]).sum(-1) for i in range(m) for j in range(i + 1, m)]
        return torch.cat([each.reshape(len(k), -1)] + [c[:, None] for c in cosines], 1)
    return run


def vectors(*shape):
    """Massive particles (E, px, py, pz) of all directions."""
    p, m = rng.normal(size=shape + (3,)), rng.uniform(.3, 2, shape)
    return round32(np.concatenate([np.sqrt((p ** 2).sum(-1) + m ** 2)[..., None], p], -1))


if __name__ == "__main__":
    mask = np.array([[1, 1, 1, 1, 1, 0], [1, 0, 1, 1, 0, 1]], bool)
    edge = lambda k, filters, bn=True, pool="mean", first=0: {"k": k, "filters": filters, "coordinates": first, "activation": "relu", "batch_normalization": bn, "pooling": pool}
    points, features = normal(2, 6, 2), normal(2, 6, 3)
    case("EdgeConv", edge(3, [4, 5]), edge_conv(3, [4, 5]), [points, features])
    case("EdgeConv", edge(2, [4, 3]), edge_conv(2, [4, 3]), [points, features], mask)
    case("EdgeConv", edge(2, [3], first=2), lambda w, x, mask: edge_conv(2, [3])(w, x[..., :2], x, mask), [features], mask)
    case("EdgeConv", edge(5, [4], False, "max"), edge_conv(5, [4], False, "max"), [features], mask)
    fractions = round32(rng.uniform(size=(2, 6)))
    for mode in ("sum", "mean", "max"):
        case("ParticlePooling", {"mode": mode}, pooled(mode), [features], mask)
        case("ParticlePooling", {"mode": mode}, pooled(mode), [features, fractions])
    he = {"module": "keras.initializers", "class_name": "HeUniform", "config": {"seed": None, "input_axes": None, "output_axes": None}, "registered_name": None}
    sets = lambda units, mode: {"units": units, "activation": "relu", "kernel_initializer": he, "mode": mode}
    case("DeepSets", sets([5, 4], "sum"), deep_sets([5, 4]), [features], mask)
    case("DeepSets", sets([5, 4], "sum"), deep_sets([5, 4]), [points, fractions[:, :, None]], mask)
    case("DeepSets", sets([4], "mean"), deep_sets([4], "mean"), [features])
    case("PairInteraction", {"units": [6, 5], "num_heads": 3}, pair_interaction([6, 5], 3), [vectors(2, 5)])
    case("ParticleEmbedding", {"units": [5, 4]}, embedding([5, 4]), [features], mask)
    attention = {"num_heads": 2, "ffn_ratio": 2, "dropout": 0.1, "seed": None}
    case("ParticleAttention", attention, particle_attention(2), [normal(2, 6, 4)])
    case("ParticleAttention", attention, particle_attention(2), [normal(2, 6, 4), normal(2, 2, 6, 6)], mask)
    case("ClassAttention", {"blocks": 2} | attention | {"dropout": 0.0}, class_attention(2, 2), [normal(2, 6, 4)], mask)
    case("LorentzCombination", {"combinations": 3}, combination(3), [vectors(2, 4)])
    case("LorentzLayer", {"sums": 2, "minima": 1}, lorentz(2, 1), [vectors(2, 4)])
    case("LorentzLayer", {"sums": 0, "minima": 2}, lorentz(0, 2), [vectors(2, 3)])
    case("LorentzBoost", {"combinations": 3}, boosts(3), [vectors(2, 4)])
    (HERE / "particle_numbers.json").write_text('{"layers": [\n' + ",\n".join(json.dumps(r) for r in rows) + "\n]}\n")
    print(len(rows), "rows")
