"""Writes NAME.root.json beside each ROOT file of the folders given: what uproot reads there.

Usage: make_expectations.py FOLDER…   (one process a file; files that have an expectation are left alone)
Made with Python 3.11, uproot 5.7.7, awkward 2.14.0, numpy 1.26.4.
"""

import hashlib
import json
import math
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import awkward as ak
import numpy as np
import uproot

LIMIT = 200_000
TREES = ("TTree", "TNtuple", "TNtupleD", "TChain")


def figures(values):
    """Count, sums and checksum of numbers."""
    wide = values.astype("<f8")
    nan, finite = np.isnan(wide), np.isfinite(wide)
    wide[nan] = np.nan

    def total(of):
        try:
            return math.fsum(of)
        except OverflowError:
            return "overflow"

    def one(value):
        if values.dtype == bool:
            return int(value)
        if values.dtype.kind in "iu":
            return int(value)
        value = float(value)
        if math.isnan(value):
            return "NaN"
        return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")

    return {
        "dtype": str(values.dtype.newbyteorder("=")),
        "count": len(values),
        "sum": total(wide[finite]),
        "sumabs": total(np.abs(wide[finite])),
        "nan": int(nan.sum()),
        "inf": int(len(wide) - nan.sum() - finite.sum()),
        "first": [one(v) for v in values[:5]],
        "last": [one(v) for v in values[-2:]],
        "crc": f"{zlib.crc32(wide.tobytes()):08x}",
    }


def texts(values):
    return {
        "dtype": "string",
        "strings": len(values),
        "chars": sum(map(len, values)),
        "firstText": "\n".join(value[:200] for value in values[:5]),
    }


def lengths(counts):
    counts = counts.astype("<i4")
    return {"n": len(counts), "max": int(counts.max(initial=0)), "crc": f"{zlib.crc32(counts.tobytes()):08x}"}


def leaves(layout, lists, name, out):
    """The numbers and texts below an awkward layout."""
    while layout.is_indexed and not layout.is_option:
        layout = layout.project()
    if layout.is_option:
        kept = layout.project()
        missing = layout.length - kept.length
        return leaves(kept, lists + ([{"null": missing}] if missing else []), name, out)
    head = {"leaf": name}
    tail = {"lists": lists} if lists else {}
    if layout.is_union:
        for i, content in enumerate(layout.contents):
            taken = layout.project(i)
            leaves(taken, lists + [{"union": i, "n": taken.length}], f"{name}.#{i}".lstrip("."), out)
    elif layout.is_list and layout.parameter("__array__") in ("string", "bytestring"):
        found = ak.to_list(ak.Array(layout))
        found = [v if isinstance(v, str) else v.decode("utf-8", "surrogateescape") for v in found]
        out.append({**head, **texts(found), **tail})
    elif layout.is_record:
        if not layout.fields:
            out.append({**head, "dtype": "empty record", "count": 0, "records": layout.length, **tail})
        for i, field in enumerate(layout.fields):
            leaves(layout.contents[i][: layout.length], lists, f"{name}.{field}".lstrip("."), out)
    elif layout.is_regular:
        content = layout.content[: layout.length * layout.size]
        leaves(content, lists + [{"n": layout.length, "size": layout.size}], name, out)
    elif layout.is_list:
        layout = layout.to_ListOffsetArray64(True)
        offsets = np.asarray(layout.offsets.data)
        leaves(layout.content[: int(offsets[-1])], lists + [lengths(np.diff(offsets))], name, out)
    elif layout.is_unknown:
        out.append({**head, "dtype": "unknown", "count": 0, **tail})
    else:
        values = np.asarray(layout.data)
        lists, count = list(lists), values.shape[0]
        for size in values.shape[1:]:
            lists.append({"n": count, "size": int(size)})
            count *= size
        out.append({**head, **figures(values.reshape(-1)), **({"lists": lists} if lists else {})})


def summary(out):
    """One leaf, or all with their totals."""
    if len(out) == 1:
        leaf = out[0]
        return leaf if leaf["leaf"] else {k: v for k, v in leaf.items() if k != "leaf"}
    found = {}
    numbers = [leaf for leaf in out if "sum" in leaf]
    if numbers:
        for field in ("count", "nan", "inf"):
            found[field] = sum(leaf[field] for leaf in numbers)
    for leaf in numbers:
        for field in ("nan", "inf"):
            if not leaf[field]:
                del leaf[field]
    words = [leaf for leaf in out if "strings" in leaf]
    if words:
        found["strings"] = sum(leaf["strings"] for leaf in words)
        found["chars"] = sum(leaf["chars"] for leaf in words)
    return {**found, "leaves": out}


def walk(value, name, found, depth=0):
    """The numbers and texts below a Python object of uproot's."""
    if depth > 30:
        raise RecursionError(name)
    if value is None:
        found.setdefault(f"{name}!null", []).append(None)
    elif isinstance(value, (bool, int, float, np.generic, str)):
        found.setdefault(name, []).append(value)
    elif isinstance(value, bytes):
        found.setdefault(name, []).append(value.decode("utf-8", "surrogateescape"))
    elif isinstance(value, uproot.containers.STLMap):
        for key, item in value.items():
            walk(key, f"{name}.0".lstrip("."), found, depth + 1)
            walk(item, f"{name}.1".lstrip("."), found, depth + 1)
    elif isinstance(value, uproot.model.Model) and not isinstance(value, (str, list)):
        if value.classname.startswith("TArray") or hasattr(type(value), "__len__") and not value.all_members:
            for item in value:
                walk(item, name, found, depth + 1)
        else:
            for key, item in value.all_members.items():
                if not key.startswith("@"):
                    walk(item, f"{name}.{key}".lstrip("."), found, depth + 1)
    elif hasattr(value, "__iter__"):
        for item in value:
            walk(item, name, found, depth + 1)
    else:
        found.setdefault(f"{name}!object", []).append(None)


def walked(objects):
    found, out = {}, []
    for item in objects:
        walk(item, "", found)
    for name, values in found.items():
        if values and isinstance(values[0], str):
            out.append({"leaf": name, **texts([str(v) for v in values])})
        elif name.endswith(("!null", "!object")):
            out.append({"leaf": name, "dtype": "null", "count": 0, "n": len(values)})
        else:
            out.append({"leaf": name, **figures(np.array(values))})
    return {"via": "objects", **(summary(out) if out else {"count": 0})}


def failure(error):
    return {"error": type(error).__name__, "message": " ".join(str(error).split())[:200]}


def content(branch):
    try:
        array = branch.array(library="ak", entry_stop=LIMIT)
    except Exception as first:
        if not isinstance(branch, uproot.TBranch):
            return failure(first)
        try:
            objects = branch.array(library="np", entry_stop=LIMIT)
            return {"entries": len(objects), "awkwardError": type(first).__name__, **walked(objects)}
        except Exception as error:
            return failure(error)
    out = []
    leaves(array.layout, [], "", out)
    return {"entries": len(array), **summary(out)}


def branches(parent, prefix, seen, out):
    for branch in parent.branches:
        path = prefix + branch.name
        seen[path] = seen.get(path, 0) + 1
        entry = {"path": path}
        if seen[path] > 1:
            entry["occurrence"] = seen[path]
        try:
            entry["typename"] = branch.typename
        except Exception as error:
            entry["typename"] = None
            entry["typenameError"] = type(error).__name__
        if branch.title not in ("", branch.name):
            entry["title"] = branch.title
        out.append(entry)
        if branch.branches:
            entry["group"] = len(branch.branches)
            branches(branch, path + "/", seen, out)
        else:
            entry.update(content(branch))


def bins(found, value):
    values, variances = np.asarray(value.values(flow=True), float), np.asarray(value.variances(flow=True), float)
    found["fEntries"] = float(value.member("fEntries"))
    found["axes"] = []
    for axis in value.axes:
        entry = {"bins": int(axis.member("fNbins")), "edgesSum": math.fsum(axis.edges())}
        labels = axis.labels()
        if labels:
            entry.update(labels=len(labels), firstText="\n".join(str(label)[:200] for label in labels[:5]))
        found["axes"].append(entry)
    for name, of in (("values", values), ("variances", variances)):
        finite = np.isfinite(of)
        found[f"{name}Count"] = int(of.size)
        found[f"{name}Sum"] = math.fsum(of[finite].ravel())
        if not finite.all():
            found[f"{name}NotFinite"] = int(of.size - finite.sum())


def one(file, path, cycle, kind):
    found = {"path": path, "cycle": cycle, "class": kind}
    if kind == "TDirectory" or kind == "TDirectoryFile":
        return found
    try:
        value = file[f"{path};{cycle}"]
        if kind in TREES:
            found.update(entries=value.num_entries, branches=[])
            branches(value, "", {}, found["branches"])
        elif kind == "ROOT::RNTuple":
            found.update(entries=value.num_entries, clusters=len(value.cluster_summaries), fields=[])
            for field in value.fields:
                found["fields"].append({"path": field.name, "typename": field.typename, **content(field)})
        elif kind.startswith(("TH1", "TH2", "TH3", "TProfile")) and not kind.startswith("TH2Poly"):
            bins(found, value)
        elif kind.startswith("TGraph") and value.has_member("fX"):
            found.update(points=int(value.member("fNpoints")))
            for axis in "XY":
                found[f"f{axis}Sum"] = math.fsum(value.member(f"f{axis}"))
            for name, errors in value.all_members.items():
                if name in ("fEX", "fEY"):
                    found.update({f"{name}lowSum": math.fsum(errors), f"{name}highSum": math.fsum(errors)})
                elif name in ("fEXlow", "fEXhigh", "fEYlow", "fEYhigh"):
                    found[f"{name}Sum"] = math.fsum(errors)
    except Exception as error:
        found.update(failure(error))
    return found


def expectation(path):
    data = path.read_bytes()
    whole = {"layout": 1, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    whole.update(reader=f"uproot {uproot.__version__}", entryStop=LIMIT)
    try:
        with uproot.open(path) as file:
            whole["fVersion"] = file.file.fVersion
            whole["objects"], done = [], set()
            for key, kind in file.iterclassnames(cycle=True, recursive=True):
                name, cycle = key.rsplit(";", 1)
                if name not in done:
                    done.add(name)
                    whole["objects"].append(one(file, name, int(cycle), kind))
    except Exception as error:
        whole.setdefault("objects", [])
        whole.update(failure(error))
    return whole


def main():
    if sys.argv[1] == "--one":
        resource.setrlimit(resource.RLIMIT_AS, (9 << 30, 9 << 30))
        path = Path(sys.argv[2])
        Path(f"{path}.json").write_text(json.dumps(expectation(path), indent=1))
        return
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(folder.rglob("*.root")):
            if not Path(f"{path}.json").exists():
                try:
                    done = subprocess.run([sys.executable, __file__, "--one", str(path)], timeout=600, capture_output=True)
                    message = done.stderr.decode().strip().split("\n")[-1]
                except subprocess.TimeoutExpired:
                    message = "600 s"
                if not Path(f"{path}.json").exists():
                    whole = {"layout": 1, "objects": [], "error": "Crash", "message": message}
                    Path(f"{path}.json").write_text(json.dumps(whole))
                    print(path, message)


if __name__ == "__main__":
    main()
