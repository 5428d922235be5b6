import type { SettingsProblem } from "@strata/config";
import { type EntryContext, entriesAt, spellNames } from "@strata/kind";
import { own } from "@strata/values";
import { nodeRole } from "../nodeRole/kind";
import { principalOf } from "./principal";
import type { AccessEntrySettings } from "./settings";

type Context = EntryContext<AccessEntrySettings>;

/**
 * EKS has one entry for each principal, and one scope for each access policy of it; machines have neither policies nor
 * groups. Paths are inside the entry. Source: EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries".
 */
export function accessEntryProblems(context: Context): readonly SettingsProblem[] {
  return [...typeProblems(context.entry), ...principalProblems(context), ...policyProblems(context.entry)];
}

function typeProblems({
  type,
  policies,
  groups,
  principal,
}: AccessEntrySettings): readonly SettingsProblem[] {
  if (type === "standard") return [];
  const isUser = typeof principal === "string" && principal.includes(":user/");
  return [
    ...(groups.length === 0 && Object.keys(policies).length === 0
      ? []
      : [{ path: ["type"], expected: "standard, since the entry has policies or groups", got: type }]),
    ...(isUser
      ? [{ path: ["principal"], expected: "a role, since nodes have roles", got: JSON.stringify(principal) }]
      : []),
  ];
}

function principalProblems(context: Context): readonly SettingsProblem[] {
  const { name, entry, entries, layer, environment } = context;
  const self = principalOf(entry.principal, context);
  const [first = name] = Object.keys(entries).filter((other) => {
    const principal = own(entries, other)?.principal;
    return principal !== undefined && principalOf(principal, context) === self;
  });
  const twice =
    first === name
      ? []
      : [
          {
            path: ["principal"],
            expected: "a principal of its own, since EKS has one entry for each",
            got: `${self}, which accessEntries.${first} lets in`,
            mend: "join the two entries",
          },
        ];
  const { role } = spellNames(nodeRole.names, { entry: "", settings: layer, layer }, environment);
  const isNodes = Object.keys(entriesAt(layer, "nodeGroups")).length > 0;
  const ofNodes =
    isNodes && self === `arn:aws:iam::${environment.account}:role/${role}`
      ? [
          {
            path: ["principal"],
            expected:
              "another principal than the role of nodes, for which EKS makes an entry with the first group",
            got: self,
            mend: "remove the entry",
          },
        ]
      : [];
  return [...twice, ...ofNodes];
}

function policyProblems({ policies }: AccessEntrySettings): readonly SettingsProblem[] {
  const names = Object.keys(policies);
  return names.flatMap((name) => {
    const [first = name] = names.filter(
      (other) => own(policies, other)?.policy === own(policies, name)?.policy,
    );
    return first === name
      ? []
      : [
          {
            path: ["policies", name, "policy"],
            expected: "an access policy that the entry has once, since it has one scope",
            got: `${own(policies, name)?.policy}, which ${first} has`,
            mend: "list all namespaces in one scope",
          },
        ];
  });
}
