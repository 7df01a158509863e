"""What Keras gives for regularisers, constraints, optimizers, schedules, losses, metrics and initialisers: writes one JSON file a section beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float32 on the CPU)
usage: keras_parts.py [SECTION…]
"""
import json, os, pathlib, sys
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import keras
import numpy as np
from keras import constraints, initializers, layers, losses, metrics, optimizers, regularizers

HERE = pathlib.Path(__file__).parent
short = lambda v: float(str(np.float32(v))) if np.isfinite(v) else str(float(v))
flat = lambda a: [short(v) for v in np.asarray(a, np.float32).ravel()]
tensor = lambda a: {"shape": list(np.shape(a)), "values": flat(a)}


def random(name):
    rng = np.random.default_rng(list(name.encode()))
    return rng, lambda *shape: rng.normal(size=shape).astype(np.float32)


def regularizer_rows():
    _, normal = random("regularizers")
    r = regularizers
    cases = [r.L1(.3), r.L2(.2), r.L1L2(.1, .4), r.L1L2(0., .4), r.OrthogonalRegularizer(.3), r.OrthogonalRegularizer(.3, "columns")]
    return [{"regularizer": r.serialize(each), "x": tensor(x), "penalty": float(each(keras.ops.convert_to_tensor(x)))} for each in cases for x in [normal(4, 5)]]


def constraint_rows():
    _, normal = random("constraints")
    c = constraints
    cases = [c.MaxNorm(1.2), c.MaxNorm(1.5, axis=[0, 1]), c.NonNeg(), c.UnitNorm(), c.UnitNorm(axis=1), c.MinMaxNorm(.8, 1.1), c.MinMaxNorm(.5, 1., .3, axis=[1])]
    rows = []
    for each in cases:
        x = normal(3, 4); x[:, 1] = 0
        rows.append({"constraint": c.serialize(each), "x": tensor(x), "y": tensor(each(x))})
    return rows


def penalised_rows():
    """Losses before and weights after two steps of models whose weights and activities are penalised and constrained."""
    _, normal = random("penalised")
    rows = []
    for frozen in (False, True):
        keras.utils.clear_session()
        m = keras.Sequential([keras.Input((5, 6, 2)),
            layers.Conv2D(3, 3, activation="tanh", kernel_regularizer="l2", bias_regularizer=regularizers.L1(.2), activity_regularizer=regularizers.L2(.05),
                          kernel_constraint=constraints.MaxNorm(.9, axis=[0, 1, 2]), bias_constraint="non_neg"),
            layers.Flatten(), layers.Dense(4, activation="relu", activity_regularizer="l1", kernel_regularizer=regularizers.OrthogonalRegularizer(.5, "columns")),
            layers.Dense(2, kernel_constraint=constraints.UnitNorm(), kernel_regularizer=regularizers.L1L2(.01, .02))])
        m.set_weights([w + .1 * normal(*w.shape) for w in m.get_weights()])
        m.layers[0].trainable = not frozen
        m.compile(optimizers.SGD(.1, momentum=.5), "mean_squared_error")
        x, y = normal(6, 5, 6, 2), normal(6, 2)
        paths = [v.path.split("/", 1)[1] for v in m.weights]
        row = {"architecture": json.loads(m.to_json()), "start": dict(zip(paths, map(tensor, m.get_weights()))), "x": tensor(x), "y": tensor(y), "losses": [], "evaluated": []}
        for _ in range(2):
            row["evaluated"].append(float(m.evaluate(x, y, verbose=0)))
            row["losses"].append(float(m.fit(x, y, batch_size=6, epochs=1, shuffle=False, verbose=0).history["loss"][0]))
        row["weights"] = dict(zip(paths, map(tensor, m.get_weights())))
        rows.append(row)
    return rows


WEIGHTS = {"dense/kernel": (3, 2), "dense/bias": (2,), "wide/kernel": (2, 5), "conv2d/kernel": (2, 2, 1, 2), "embedding/embeddings": (4, 2)}
SCALES = [1, .3, 0, 1e-6, -2, 0, 1e-12, .5, 1e-3, 1]
SEEN = (1, 4, 10)


def given():
    """The weights and the ten gradients of all optimizer cases: changing, zero and tiny; one element never has a gradient."""
    _, normal = random("optimizers")
    start = {n: normal(*s) for n, s in WEIGHTS.items()}
    gradients = [{n: (scale * normal(*s)).astype(np.float32) for n, s in WEIGHTS.items()} for scale in SCALES]
    for g in gradients:
        for each in g.values():
            each.flat[0] = 0
    return start, gradients


def slots(opt, paths):
    found = {}
    for v in opt.variables:
        for path in paths:
            prefix = path.replace("/", "_") + "_"
            if v.name.startswith(prefix):
                found[path + "/" + v.name[len(prefix):]] = np.asarray(v)
    for i, path in enumerate(paths):
        if hasattr(opt, "_r") and len(WEIGHTS[path]) > 1:
            found[path + "/row"], found[path + "/column"] = np.asarray(opt._r[i]), np.asarray(opt._c[i])
    if hasattr(opt, "_u_product"):
        found["u_product"] = np.asarray(opt._u_product)
    return found


def optimizer_case(opt, exclude=()):
    start, gradients = given()
    variables = []
    for path, value in start.items():
        with keras.src.backend.name_scope(path.split("/")[0]):
            variables.append(keras.Variable(value, name=path.split("/")[1]))
    if exclude:
        opt.exclude_from_weight_decay(var_names=list(exclude))
    config = optimizers.serialize(opt)
    config["config"]["name"] = keras.src.utils.naming.to_snake_case(type(opt).__name__)  # without the counter
    if exclude:
        config["config"]["exclude_from_weight_decay"] = list(exclude)
    seen = []
    for i, g in enumerate(gradients):
        opt.apply([keras.ops.convert_to_tensor(g[p]) for p in start], variables)
        if i + 1 in SEEN:
            seen.append({"step": i + 1, "weights": {p: tensor(v) for p, v in zip(start, variables)}, "slots": {n: tensor(v) for n, v in slots(opt, list(start)).items()}})
    return {"optimizer": config, "seen": seen}


def optimizer_rows():
    o = optimizers
    kinds = [(o.SGD, .1, {}), (o.SGD, .1, {"momentum": .9}), (o.SGD, .1, {"momentum": .9, "nesterov": True}), (o.Adam, .01, {}), (o.Adam, .01, {"amsgrad": True, "beta_2": .9}), (o.AdamW, .01, {}),
             (o.Adamax, .01, {}), (o.Nadam, .01, {}), (o.RMSprop, .01, {}), (o.RMSprop, .01, {"centered": True}), (o.RMSprop, .01, {"centered": True, "momentum": .8}), (o.Adagrad, .1, {}),
             (o.Adadelta, 1., {}), (o.Adafactor, .05, {}), (o.Adafactor, .05, {"relative_step": False, "clip_threshold": .5, "beta_2_decay": -.6}), (o.Ftrl, .1, {}),
             (o.Ftrl, .1, {"l1_regularization_strength": .02, "l2_regularization_strength": .1, "l2_shrinkage_regularization_strength": .05, "beta": .3, "learning_rate_power": -.7}),
             (o.Lion, .01, {}), (o.Lamb, .01, {}), (o.Muon, .02, {"adam_lr_ratio": 1.}), (o.Muon, .02, {"nesterov": False, "rms_rate": None, "exclude_layers": ["wide"], "exclude_embeddings": False, "adam_lr_ratio": .5, "ns_steps": 3}),
             (o.ScheduleFreeAdamW, .01, {}), (o.ScheduleFreeAdamW, .01, {"warmup_steps": 4, "beta_1": .8})]
    options = [{}, {"weight_decay": .05}, {"clipnorm": .3}, {"clipvalue": .2}, {"global_clipnorm": .5}, {"use_ema": True, "ema_momentum": .9}, {"use_ema": True, "ema_momentum": .8, "ema_overwrite_frequency": 3},
               {"gradient_accumulation_steps": 3}, {"gradient_accumulation_steps": 2, "use_ema": True, "clipnorm": .5, "weight_decay": .01}]
    rows = []
    for kind, rate, own in kinds:
        for option in options:
            if kind is o.Nadam and "gradient_accumulation_steps" in option:
                continue  # on JAX its product of momenta runs on while gradients are only gathered
            if kind is o.ScheduleFreeAdamW and "gradient_accumulation_steps" in option:
                continue  # its slot begins as the weights, in Kaon from the first update on
            rows.append(optimizer_case(kind(rate, **own, **option)) | {"option": ", ".join(f"{k}={v}" for k, v in (own | option).items() if (k, v) != ("adam_lr_ratio", 1.))})
    rows.append(optimizer_case(o.AdamW(.01, weight_decay=.1), ["bias", "embed"]) | {"option": "exclude_from_weight_decay"})
    rows.append(optimizer_case(o.Muon(.01, adam_lr_ratio=1.), ["bias"]) | {"option": "exclude_from_weight_decay"})
    return rows


def all_optimizers():
    start, gradients = given()
    return {"start": {n: tensor(v) for n, v in start.items()}, "gradients": [{n: tensor(v) for n, v in g.items()} for g in gradients], "cases": optimizer_rows()}


def loss_rows():
    rng, normal = random("losses")
    share = lambda *shape: rng.uniform(.02, .98, size=shape).astype(np.float32)
    hot = np.eye(3, dtype=np.float32)[[0, 2, 1, 1, 0]]
    binary = (rng.uniform(size=(5, 3)) < .5).astype(np.float32)
    cls, ignored = np.array([0, 2, 1, 1, 0], np.int32), np.array([0, 2, -1, 1, 2], np.int32)
    unit = normal(5, 4); unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    p = share(5, 3); p /= p.sum(1, keepdims=True)
    cube, cube_hot = share(5, 3, 4), np.eye(3, dtype=np.float32)[rng.integers(0, 3, (5, 4))].transpose(0, 2, 1)
    l = losses
    cases = [(l.MeanAbsolutePercentageError(), normal(5, 3), normal(5, 3)), (l.MeanSquaredLogarithmicError(), share(5, 3) * 4, normal(5, 3)), (l.Huber(), normal(5, 3), 3 * normal(5, 3)),
             (l.Huber(delta=.4), normal(5), normal(5, 1)), (l.LogCosh(), normal(5, 3), 20 * normal(5, 3)), (l.Hinge(), binary, normal(5, 3)), (l.Hinge(), 2 * binary - 1, normal(5, 3)), (l.SquaredHinge(), binary, normal(5, 3)),
             (l.CategoricalHinge(), hot, normal(5, 3)), (l.KLDivergence(), p, share(5, 3)), (l.Poisson(), share(5, 3) * 3, share(5, 3) * 3), (l.CosineSimilarity(), normal(5, 3), normal(5, 3)),
             (l.CosineSimilarity(axis=1), normal(5, 3, 4), normal(5, 3, 4)), (l.BinaryCrossentropy(axis=1), binary, share(5, 3)), (l.BinaryFocalCrossentropy(), binary, share(5, 3)),
             (l.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=.3, gamma=1.5, label_smoothing=.1), binary, share(5, 3)), (l.BinaryFocalCrossentropy(from_logits=True, gamma=3.), binary, normal(5, 3)),
             (l.CategoricalCrossentropy(axis=1), cube_hot, cube), (l.CategoricalCrossentropy(axis=1, from_logits=True), cube_hot, cube * 4), (l.CategoricalFocalCrossentropy(), hot, share(5, 3)), (l.CategoricalFocalCrossentropy(alpha=.4, gamma=1., from_logits=True, label_smoothing=.1), hot, normal(5, 3)),
             (l.SparseCategoricalCrossentropy(ignore_class=-1), ignored, p), (l.SparseCategoricalCrossentropy(ignore_class=2, from_logits=True), ignored * 0 + 2, normal(5, 3)), (l.CategoricalGeneralizedCrossEntropy(), cls, p), (l.CategoricalGeneralizedCrossEntropy(q=.7), cls, p),
             (l.Dice(), binary, share(5, 3)), (l.Dice(axis=[1]), binary, share(5, 3)), (l.Tversky(alpha=.3, beta=.7), binary, share(5, 3)), (l.Tversky(axis=[0]), binary, share(5, 3)), (l.Circle(), cls, unit), (l.Circle(gamma=10., margin=.2, remove_diagonal=False), cls, unit)]
    for reduction in ("sum", "mean", "mean_with_sample_weight", None):
        cases.append((l.MeanSquaredError(reduction=reduction), normal(5, 4, 3), normal(5, 4, 3)))
    weights = np.array([.5, 2, -1, 0, 1.5], np.float32)  # one is negative
    rows = []
    for loss, t, y in cases:
        config = l.serialize(loss)
        for key in ("delta",) if isinstance(loss, l.Huber) else ("axis",) if isinstance(loss, l.CosineSimilarity) else ():
            config["config"][key] = loss._fn_kwargs[key]  # Keras leaves these out, and loses them
        t, y = keras.ops.convert_to_tensor(t), keras.ops.convert_to_tensor(y)
        each = loss.call(t, y)
        row = {"loss": config, "target": tensor(t), "integers": "int" in str(t.dtype), "prediction": tensor(y), "weights": tensor(weights), "each": tensor(each)}
        row["mean"] = tensor(loss(t, y))
        if not (isinstance(loss, l.Dice) or isinstance(loss, l.Tversky)):
            row["weighted"] = tensor(loss(t, y, sample_weight=weights.reshape([5] + [1] * (each.ndim - 1))))
        rows.append(row)
    return rows


def metric_rows():
    rng, normal = random("metrics")
    n = 60
    m = metrics
    share = lambda *shape: rng.uniform(.02, .98, size=shape).astype(np.float32)
    score = rng.beta(2, 2, size=(n, 1)).astype(np.float32); score[:3] = [[0.], [1.], [.5]]
    label = (rng.uniform(size=(n, 1)) < score).astype(np.float32)
    three = rng.dirichlet([1, 1, 1], size=n).astype(np.float32); cls = rng.integers(0, 3, n).astype(np.int32); hot = np.eye(3, dtype=np.float32)[cls]
    eight, of8 = normal(n, 8), rng.integers(0, 8, n).astype(np.int32)
    several, truths = share(n, 3), (rng.uniform(size=(n, 3)) < .4).astype(np.float32)
    w = rng.integers(0, 4, n).astype(np.float32)
    found = rng.integers(0, 3, n).astype(np.float32)
    cases = [(m.AUC(curve=c, summation_method=s, num_thresholds=31), label, score) for c in ("ROC", "PR", "PRGAIN") for s in ("interpolation", "minoring", "majoring")]
    cases += [(m.AUC(thresholds=[.7, .2, .45], curve="PR"), label, score), (m.AUC(thresholds=[.25, .5, .75]), truths, several)]
    cases += [(m.AUC(multi_label=True), truths, several), (m.AUC(multi_label=True, num_labels=3, curve="PR"), truths, several),
              (m.Precision(), label, score), (m.Precision(thresholds=.7), label, score), (m.Precision(top_k=2), truths, several), (m.Precision(class_id=1), truths, several), (m.Precision(top_k=2, class_id=2), truths, several),
              (m.Recall(), label, score), (m.Recall(thresholds=.3), label, score), (m.Recall(top_k=1), truths, several), (m.Recall(class_id=0), truths, several),
              (m.TruePositives(), label, score), (m.TrueNegatives(thresholds=.6), label, score), (m.FalsePositives(), label, score), (m.FalseNegatives(), truths, several),
              (m.SensitivityAtSpecificity(.5), label, score), (m.SpecificityAtSensitivity(.7, num_thresholds=50), label, score), (m.PrecisionAtRecall(.6), label, score), (m.RecallAtPrecision(.75, num_thresholds=40), label, score), (m.SensitivityAtSpecificity(.4, class_id=1, num_thresholds=1), truths, several),
              (m.F1Score(average="micro"), hot, three), (m.F1Score(average="macro", threshold=.5), truths, several), (m.FBetaScore(average="weighted", beta=2.), hot, three), (m.F1Score(), label, score),
              (m.IoU(3, [0, 2]), cls, found), (m.IoU(3, [0, 1], sparse_y_pred=False), cls, three), (m.BinaryIoU(threshold=.4), label, score), (m.BinaryIoU(target_class_ids=[1]), label, score), (m.MeanIoU(3), cls, found), (m.MeanIoU(3, ignore_class=1), cls, found), (m.OneHotIoU(3, [1, 2]), hot, three), (m.OneHotMeanIoU(4), np.eye(4, dtype=np.float32)[cls], np.pad(three, ((0, 0), (0, 1)))),
              (m.TopKCategoricalAccuracy(), np.eye(8, dtype=np.float32)[of8], eight), (m.TopKCategoricalAccuracy(k=2), np.eye(8, dtype=np.float32)[of8], eight), (m.SparseTopKCategoricalAccuracy(k=3), of8, eight),
              (m.MeanAbsolutePercentageError(), several, share(n, 3)), (m.MeanSquaredLogarithmicError(), several, share(n, 3)), (m.RootMeanSquaredError(), several, share(n, 3)), (m.CosineSimilarity(), several, normal(n, 3)), (m.LogCoshError(), several, normal(n, 3)),
              (m.PearsonCorrelation(), several, eight[:, :3]), (m.ConcordanceCorrelation(), several, eight[:, :3]), (m.R2Score(), several, several + .3 * normal(n, 3)), (m.R2Score(class_aggregation="variance_weighted_average", num_regressors=2), several, several + .3 * normal(n, 3)),
              (m.Hinge(), label, normal(n, 1)), (m.SquaredHinge(), label, normal(n, 1)), (m.CategoricalHinge(), hot, normal(n, 3)), (m.KLDivergence(), three, share(n, 3)), (m.Poisson(), share(n, 3), share(n, 3)),
              (m.BinaryCrossentropy(), label, score), (m.BinaryCrossentropy(from_logits=True, label_smoothing=.1), label, normal(n, 1)), (m.CategoricalCrossentropy(label_smoothing=.2), hot, three), (m.SparseCategoricalCrossentropy(from_logits=True), cls, normal(n, 3)), (m.MeanSquaredError(name="distance"), several, share(n, 3))]
    rows = []
    for metric, t, y in cases:
        row = {"metric": metrics.serialize(metric), "target": tensor(t), "integers": t.dtype == np.int32, "prediction": tensor(y), "weights": tensor(w)}
        for key, weights in (("plain", None), ("weighted", w)):
            metric.reset_state()
            for part in (slice(0, 32), slice(32, n)):
                metric.update_state(t[part], y[part], sample_weight=None if weights is None else weights[part])
            row[key] = float(np.asarray(metric.result()).reshape(()) if np.size(metric.result()) == 1 else np.nan)
        rows.append(row)
    return rows


def schedule_rows():
    s = optimizers.schedules
    cases = [s.ExponentialDecay(.1, 10, .9), s.ExponentialDecay(.1, 10, .9, staircase=True), s.InverseTimeDecay(.1, 5, .5), s.InverseTimeDecay(.1, 5, .5, staircase=True), s.PiecewiseConstantDecay([3, 10, 20], [.1, .05, .02, .01]),
             s.PolynomialDecay(.1, 20), s.PolynomialDecay(.1, 8, end_learning_rate=.01, power=2., cycle=True), s.CosineDecay(.1, 20), s.CosineDecay(.01, 15, alpha=.1, warmup_target=.1, warmup_steps=5),
             s.CosineDecayRestarts(.1, 6), s.CosineDecayRestarts(.1, 6, t_mul=1.5, m_mul=.8, alpha=.1), s.CosineDecayRestarts(.1, 7, t_mul=1., m_mul=.5)]
    return [{"schedule": s.serialize(each), "rates": [short(np.asarray(each(i))) for i in range(40)]} for each in cases]


SECTIONS = {"regularizers": regularizer_rows, "constraints": constraint_rows, "penalised": penalised_rows, "optimizers": all_optimizers, "losses": loss_rows, "metrics": metric_rows, "schedules": schedule_rows}

if __name__ == "__main__":
    assert keras.__version__ == "3.15.1", keras.__version__
    for name in sys.argv[1:] or SECTIONS:
        (HERE / f"{name}.json").write_text(json.dumps({"keras": keras.__version__, "rows": SECTIONS[name]()}, separators=(",", ":")) + "\n")
