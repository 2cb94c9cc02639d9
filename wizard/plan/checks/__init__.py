"""What a reviewer would say about a plan: findings in three severities, each with a sentence, a reason and a place.

    findings = run_checks(framework, plan, tree)
    findings = run_checks(framework, plan, tree, previous=findings, changed=places)   # after an edit

    history.do(SetAside(finding.key, "lý do"))   # it no longer counts; None as reason takes that back
    step = mending(plan, finding)                # an operation where the finding has a suggestion, else None

The second run computes again only what depends on the edit. What is looked for stands in `framework/checks.yaml`; what
cannot be declared there is a named function in this package.
"""

from wizard.plan.checks.findings import BLOCK, HINT, SEVERITIES, WARNING, Finding, Findings
from wizard.plan.checks.mending import mending
from wizard.plan.checks.running import run_checks

__all__ = ["BLOCK", "HINT", "SEVERITIES", "WARNING", "Finding", "Findings", "mending", "run_checks"]
