"""FastJet in three ways: from C++ on the wheel's own library (where g++ is), and from Python by one
call with an awkward array or by a call for each event.

Reads lines "FILE WAY ALGORITHM RADIUS SECONDS" and answers each with the best microseconds an event
(momenta to jets; of LIST: particles to jets), or "-" where the way is not there. The first line
names the version. Tested with fastjet 3.5.2.0 (FastJet 3.5.1) and awkward 2.14.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

import awkward as ak
import fastjet
import numpy as np

ALGORITHMS = {"KT": fastjet.kt_algorithm, "ANTI_KT": fastjet.antikt_algorithm,
              "CAMBRIDGE_AACHEN": fastjet.cambridge_algorithm}
HERE = pathlib.Path(__file__).parent
# FastJet's banner goes to the standard output too: it must not stand between the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


def answer(*words):
    print(*words, file=answers, flush=True)


def compiled():
    wheel = pathlib.Path(fastjet.__file__).parent
    lib = wheel / "lib64" if (wheel / "lib64").exists() else wheel / "lib"
    program = HERE / "jets_fastjet"
    if not shutil.which("g++"):
        return None
    done = subprocess.run(
        ["g++", "-O3", "-march=native", "-std=c++17", HERE / "jets_fastjet.cpp", f"-I{wheel}/include",
         f"-L{lib}", "-lfastjet", f"-Wl,-rpath,{lib}", "-o", program], capture_output=True)
    if done.returncode:
        return None
    return subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def read(path):
    raw = open(path, "rb").read()
    n = int(np.frombuffer(raw, np.int64, 1)[0])
    starts = np.frombuffer(raw, np.int64, n + 1, 8).copy()
    return starts, np.frombuffer(raw, np.float64, -1, 8 + 8 * (n + 1)).reshape(-1, 4)


def batch(starts, p):
    fields = [ak.contents.NumpyArray(p[:, k].copy()) for k in range(4)]
    record = ak.contents.RecordArray(fields, ["E", "px", "py", "pz"])
    events = ak.Array(ak.contents.ListOffsetArray(ak.index.Index64(starts), record))
    return lambda d: fastjet.ClusterSequence(events, d).inclusive_jets()


def each(starts, p):
    particles = [fastjet.PseudoJet(*map(float, q)) for q in p[:, [1, 2, 3, 0]]]
    events = [particles[a:b] for a, b in zip(starts, starts[1:])]

    def work(d):
        for event in events:
            fastjet.sorted_by_pt(fastjet.ClusterSequence(event, d).inclusive_jets())
    return work


program = compiled()
answer("FastJet", fastjet.__version__)
for line in sys.stdin:
    path, way, algorithm, radius, seconds = line.split()
    if way == "CPP":
        if program is None:
            answer("-")
            continue
        program.stdin.write(f"{path} {algorithm} {radius} {seconds}\n")
        program.stdin.flush()
        answer(program.stdout.readline().strip() or "-")
        continue
    starts, p = read(path)
    work = (batch if way == "BATCH" else each)(starts, p)
    definition = fastjet.JetDefinition(ALGORITHMS[algorithm], float(radius))
    best, passes, begun = float("inf"), 0, time.perf_counter()
    while passes < 3 or time.perf_counter() - begun < float(seconds):
        start = time.perf_counter()
        work(definition)
        best = min(best, time.perf_counter() - start)
        passes += 1
    answer(1e6 * best / (len(starts) - 1))
