import torch
from torch.nn import Linear as L
import torch.nn.functional as F


@torch.no_grad()
def forward(x: torch.Tensor, module: "L") -> "torch.Tensor":
    # TODO(me): faster
    y = F.relu(L(1, 2)(x))
    torch.backends.flag = True
    local = [F.gelu for f in range(3)]
    return y.sum().item() + helper(local) + torch.float32


def helper(values):
    values()
    return [v for v in values]
