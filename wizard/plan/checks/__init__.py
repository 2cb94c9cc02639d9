"""What a reviewer would say about a plan: findings in three severities, each with a sentence, a reason and a place.

    findings = run_checks(framework, plan, tree)
    findings = run_checks(framework, plan, tree, previous=findings, changed=places)   # after an edit

The second call computes again only what depends on the edit. What is looked for stands in `framework/checks.yaml`; what
cannot be declared there is a named function in this package.
"""

from wizard.plan.checks.findings import BLOCK, HINT, SEVERITIES, WARNING, Finding, Findings
from wizard.plan.checks.running import run_checks

__all__ = ["BLOCK", "HINT", "SEVERITIES", "WARNING", "Finding", "Findings", "run_checks"]
