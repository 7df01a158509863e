"""Scores with ties and weights, and what scikit-learn, SciPy and NumPy say of them.

usage: python make_statistics.py     (writes three CSV files beside itself; numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1)
"""
import pathlib
import numpy as np
from scipy import stats
from sklearn import metrics

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)
N = 600
label = rng.random(N) < 0.37
score = np.clip(rng.normal(np.where(label, 0.68, 0.4), 0.2), 0, 1)
score = np.where(rng.random(N) < 0.5, np.round(score, 1), np.round(score, 4))
weight = np.round(rng.exponential(1, N), 3)
weight[::17] = 0

with open(here / "scores.csv", "w") as f:
    f.write("score,signal,weight\n")
    for row in zip(score, label, weight):
        f.write("%r,%d,%r\n" % (float(row[0]), row[1], float(row[2])))

expected = {
    "auc": metrics.roc_auc_score(label, score),
    "auc weighted": metrics.roc_auc_score(label, score, sample_weight=weight),
    "accuracy": metrics.accuracy_score(label, score > 0.5),
    "accuracy weighted": metrics.accuracy_score(label, score > 0.5, sample_weight=weight),
    "mean": score.mean(),
    "mean error": stats.sem(score),
    "mean weighted": np.average(score, weights=weight),
}
for name, w in (("", None), (" weighted", weight)):
    fpr, tpr, cut = metrics.roc_curve(label, score, sample_weight=w, drop_intermediate=False)
    for target in (0.123, 0.3, 0.5, 0.77, 0.99):
        expected[f"background{name} {target}"] = np.interp(target, tpr, fpr)
    if w is None:
        for k in range(0, len(cut), 13):
            expected[f"roc {k} threshold"], expected[f"roc {k} signal"] = cut[k], tpr[k]
            expected[f"roc {k} background"] = fpr[k]
    content, edges = np.histogram(score, 13, (0.1, 0.9), weights=w)
    squares, _ = np.histogram(score, 13, (0.1, 0.9), weights=None if w is None else w * w)
    density, _ = np.histogram(score, 13, (0.1, 0.9), weights=w, density=True)
    for k in range(13):
        expected[f"histogram{name} {k}"] = content[k]
        expected[f"histogram error{name} {k}"] = np.sqrt(squares[k])
        expected[f"histogram density{name} {k}"] = density[k]

# Signed weights: every fifth counts negative.
signed = np.where(np.arange(N) % 5 == 0, -weight, weight)
expected["accuracy signed"] = metrics.accuracy_score(label, score > 0.5, sample_weight=signed)
expected["mean signed"] = np.average(score, weights=signed)
expected["recall signed"] = metrics.recall_score(label, score > 0.5, sample_weight=signed)

with open(here / "expected.csv", "w") as f:
    f.write("name,value\n")
    for name, value in expected.items():
        f.write(f"{name},{float(value)!r}\n")

with open(here / "intervals.csv", "w") as f:
    f.write("passed,total,level,lower,upper\n")
    for passed, total in ((0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 1000), (44, 10000), (5000, 10000),
                          (9999, 10000), (12, 3_000_000), (2.5, 7.25), (0.5, 812.3)):
        for level in (0.6826894921370859, 0.95):
            a = (1 - level) / 2
            low = stats.beta.ppf(a, passed, total - passed + 1) if passed else 0
            high = stats.beta.ppf(1 - a, passed + 1, total - passed) if passed < total else 1
            f.write(",".join(repr(float(v)) for v in (passed, total, level, low, high)) + "\n")
