"""What is open although nothing is wrong: unreviewed, unverified, stale, blank (features O1, W9).

Each module's `TOPICS` names its topics; each takes a State and returns a Topic.
"""

from __future__ import annotations

from yuhua.audit import freshness, honesty, order
from yuhua.audit.topic import State, Topic


def audit(state: State) -> tuple[Topic, ...]:
    """Return every topic, those of the 检查指标 that fail a whole site first."""
    topics = [topic(state) for module in (freshness, order, honesty) for topic in module.TOPICS]
    return tuple(sorted(topics, key=lambda one: not one.is_veto))
