"""Settings of all tests."""

from __future__ import annotations

from importlib.util import find_spec

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, nothing of the code.
settings.register_profile("zhengtu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zhengtu")

# PyTorch is for training alone (`pip install '.[train]'`) and larger than all else together.
collect_ignore = [] if find_spec("torch") else ["nlp/test_training_network.py"]
