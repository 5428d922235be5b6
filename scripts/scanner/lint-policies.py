"""Asks parliament about policies: standard input is JSON, [{"name": ..., "document": {...}}]; so is what it prints."""

import json
import sys

from parliament import analyze_policy_string

found = [
    {"name": policy["name"], "issue": finding.issue, "detail": str(finding.detail)}
    for policy in json.load(sys.stdin)
    for finding in analyze_policy_string(
        json.dumps(policy["document"]), ignore_private_auditors=True
    ).findings
]
json.dump(found, sys.stdout)
