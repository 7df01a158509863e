"""Small sets of pictures, and what Pillow and NumPy read from them.

usage: python make_fixtures.py (in its folder)
needs: numpy 2.4.6, pillow 13.0.0

For each set NAME.npy holds all pictures in the order of class and name, as Pillow decodes them (uint8, height x width x channels).
"""

import gzip
import io
import struct
import zipfile

import numpy as np
from PIL import Image

rng = np.random.default_rng(20)


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def archive(name, entries, mode):
    """Writes a ZIP of (path, bytes) and what Pillow makes of it."""
    with zipfile.ZipFile(f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for path, data in entries:
            info = zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    pictures = [e for e in entries if e[0].endswith((".png", ".jpg")) and "MACOSX" not in e[0]]
    pictures.sort(key=lambda e: tuple(e[0].split("/")[-2:]))
    values = [np.asarray(Image.open(io.BytesIO(d)).convert(mode)).reshape(5, 6, -1) for _, d in pictures]
    np.save(f"{name}.npy", np.stack(values).astype(np.uint8))


def noise(*shape):
    return rng.integers(0, 256, shape, dtype=np.uint8)


def smooth(k):
    y, x = np.mgrid[0:5, 0:6]
    return np.stack([40 + 30 * y + 3 * k, 250 - 35 * x, 20 * (x + y) + k], -1).clip(0, 255).astype(np.uint8)


colour = []
for k, label in enumerate(["zebra", "cat", "dog", "cat-fish"]):
    colour.append((f"train/{label}/b.png", encoded(Image.fromarray(noise(5, 6, 3)), "PNG")))
    palette = Image.fromarray(noise(5, 6, 3)).quantize(4 if k % 2 else 16)
    colour.append((f"train/{label}/a.png", encoded(palette, "PNG")))
colour.append(("train/.DS_Store", b"x"))
colour.append(("__MACOSX/train/cat/._b.png", b"x"))
colour.append(("train/notes.txt", b"what this is"))
archive("colour", colour, "RGB")

grey = [
    ("one/8.png", encoded(Image.fromarray(noise(5, 6)), "PNG")),
    ("two/1.png", encoded(Image.fromarray(noise(5, 6) > 127), "PNG")),
    ("two/9.png", encoded(Image.fromarray(noise(5, 6)), "PNG")),
]
archive("grey", grey, "L")

photos = []
for k in range(6):
    image = Image.fromarray(smooth(k))
    options = {"quality": 95, "subsampling": 0} if k % 2 else {"quality": 90, "progressive": k == 4}
    photos.append((f"{'ab'[k % 2]}/{k}.jpg", encoded(image, "JPEG", **options)))
archive("photos", photos, "RGB")


def idx(values, compressed, name):
    data = struct.pack(f">BBBB{values.ndim}I", 0, 0, 8, values.ndim, *values.shape) + values.tobytes()
    if compressed:
        data = gzip.compress(data, mtime=0)
    with open(name, "wb") as out:
        out.write(data)


images = noise(7, 5, 4)
labels = rng.integers(0, 10, 7, dtype=np.uint8)
np.save("idx.npy", images[..., None])
np.save("idx-labels.npy", labels.astype(np.int32))
idx(images, False, "train-images-idx3-ubyte")
idx(labels, False, "train-labels-idx1-ubyte")
idx(images, True, "t7-images-idx3-ubyte.gz")
idx(labels, True, "t7-labels-idx1-ubyte.gz")
idx(noise(2, 3, 3, 3), False, "colour-idx4-ubyte")


def cifar(name, values, *labels):
    planes = values.transpose(0, 3, 1, 2).reshape(len(values), -1)
    np.concatenate([np.asarray(l, np.uint8)[:, None] for l in labels] + [planes], 1).tofile(name)


batch = noise(3, 32, 32, 3) // 64 * 64  # few values: the file stays small in git
np.save("cifar.npy", batch)
cifar("data_batch_1.bin", batch, [6, 9, 0])
cifar("hundred.bin", batch, [11, 15, 4], [19, 29, 99])
with open("batches.meta.txt", "w") as out:
    out.write("airplane automobile bird cat deer dog frog horse ship truck".replace(" ", "\n") + "\n\n")
