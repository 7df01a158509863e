"""Ten steps of PyTorch's RAdam, and of Lookahead around it as a plain loop: writes radam.json beside this file.

pip: torch==2.13.0 numpy==2.4.6      (float64 on the CPU)
"""
import json, pathlib
import torch

torch.manual_seed(5)
start = torch.randn(4, dtype=torch.float64).round(decimals=3)
gradients = [(torch.randn(4, dtype=torch.float64) * s).round(decimals=4) for s in (1, .3, 0, .01, -2, 0, .5, 1, .1, 1)]


def steps(lookahead):
    w = start.clone().requires_grad_()
    inner = torch.optim.RAdam([w], lr=.05, betas=(.95, .999), eps=1e-5)
    slow, seen = start.clone(), []
    for i, g in enumerate(gradients):
        w.grad = g.clone()
        inner.step()
        if lookahead and (i + 1) % 3 == 0:
            slow += .4 * (w.detach() - slow)
            w.data.copy_(slow)
        seen.append(w.detach().tolist())
    return seen


out = {"start": start.tolist(), "gradients": [g.tolist() for g in gradients], "radam": steps(False), "lookahead": steps(True)}
(pathlib.Path(__file__).parent / "radam.json").write_text(json.dumps(out) + "\n")
