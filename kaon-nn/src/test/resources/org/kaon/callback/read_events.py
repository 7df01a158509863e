#!/usr/bin/env python3
"""Reads by TensorBoard's own reader the events that ReadEventsTest writes, and compares them.

    python read_events.py [FILE]          (events.tfevents beside this script)
    python read_events.py --image         makes shower.png

Pinned: tensorboard==2.20.0, numpy==2.4.6, pillow==13.0.0 (pip install --only-binary :all:).
Printed on 22 November 2026:

    scalars      epoch_loss             6 steps   equal
    scalars      epoch_accuracy         5 steps   equal
    histograms   dense/kernel/histogram 5 steps   equal
    histograms   constant               1 steps   equal
    images       shower                 1 steps   equal
"""
import io
import pathlib
import sys

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
PIXELS = (np.arange(36).reshape(3, 4, 3) * 7).astype("u1")


def values(step):
    found = [step + (i - 20) ** 2 / 64 for i in range(41) if i != 7]
    return np.array(found)


def distribution(given, bins):
    """Bins of even width from the smallest to the largest."""
    low, high = given.min(), given.max()
    width = (high - low) / bins if high > low else 1
    counts = np.zeros(bins)
    for value in given:
        counts[min(bins - 1, int((value - low) / width))] += 1
    return low + width * np.arange(1, bins + 1), counts


def require_histogram(event, given, bins):
    found = event.histogram_value
    limits, counts = distribution(given, bins)
    assert (found.min, found.max, found.num) == (given.min(), given.max(), len(given))
    assert np.isclose(found.sum, given.sum()) and np.isclose(found.sum_squares, (given**2).sum())
    assert np.allclose(found.bucket_limit, limits) and list(found.bucket) == list(counts)


def main():
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    file = sys.argv[1] if len(sys.argv) > 1 else str(HERE / "events.tfevents")
    events = EventAccumulator(file, size_guidance={"histograms": 0, "scalars": 0, "images": 0})
    events.Reload()
    tags = events.Tags()
    assert sorted(tags["scalars"]) == ["epoch_accuracy", "epoch_loss"], tags
    assert sorted(tags["histograms"]) == ["constant", "dense/kernel/histogram"], tags
    assert tags["images"] == ["shower"], tags
    told = lambda kind, tag, rows: print("%-12s %-22s %d steps   equal" % (kind, tag, len(rows)))

    losses = events.Scalars("epoch_loss")
    assert [e.step for e in losses] == list(range(6)) and np.isnan(losses[5].value)
    assert [e.value for e in losses[:5]] == [float(np.float32(1 / (s + 1))) for s in range(5)]
    assert all(e.wall_time == 1.7e9 + 0.25 for e in losses)
    told("scalars", "epoch_loss", losses)
    accuracies = events.Scalars("epoch_accuracy")
    assert [(e.step, e.value) for e in accuracies] == [(s, 0.5 + 0.125 * s) for s in range(5)]
    told("scalars", "epoch_accuracy", accuracies)

    kernels = events.Histograms("dense/kernel/histogram")
    assert [e.step for e in kernels] == list(range(5))
    for event in kernels:
        require_histogram(event, values(event.step), 30)
    told("histograms", "dense/kernel/histogram", kernels)
    constant = events.Histograms("constant")
    require_histogram(constant[0], np.array([3.0, 3.0, 3.0]), 4)
    told("histograms", "constant", constant)

    images = events.Images("shower")
    assert (images[0].step, images[0].width, images[0].height) == (4, 4, 3)
    decoded = np.asarray(Image.open(io.BytesIO(images[0].encoded_image_string)))
    assert np.array_equal(decoded, PIXELS)
    told("images", "shower", images)


if __name__ == "__main__":
    if sys.argv[1:] == ["--image"]:
        Image.fromarray(PIXELS).save(HERE / "shower.png")
    else:
        main()
