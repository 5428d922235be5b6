import type { ChangeRule } from "../change-rule";
import { changesFromValue, inUse, notInUse } from "../conditions";
import { rulesOf } from "../holding";

const ZONE = "Route 53 developer guide, Deleting a public hosted zone";
const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/1";

/** Zones, records and certificates: names under which the world finds a platform. */
export const dns: readonly ChangeRule[] = [
  ...rulesOf({
    id: "zone",
    types: ["aws_route53_zone"],
    effect: "destroys",
    lost: "every name in it, and its name servers, which a new zone does not get again",
    deletion:
      "take the delegation away at the registrar first, wait until its time to live is over, and delete the zone then",
    replacement:
      "make a second zone under another key, copy its records, delegate to its name servers, wait for two days, and delete this one last",
    source: [ZONE],
    deletions: [
      {
        id: "with-records",
        only: {
          words: "with force_destroy true",
          holds: ({ before }) => before.value("force_destroy") === true,
        },
        effect: "destroys",
        reason:
          "force_destroy is on: every record goes, those of other tools too; a new zone has other name servers, and the old delegation leads nowhere",
        way: "take the delegation away first; turn force_destroy off in an apply before, so that AWS refuses while others have records in it",
        sample: { before: { force_destroy: true } },
        otherwise: { before: { force_destroy: false } },
        alsoReplaced: true,
      },
      {
        id: "without-records",
        only: {
          words: "without force_destroy",
          holds: ({ before }) => before.value("force_destroy") !== true,
        },
        effect: "destroys",
        reason:
          "AWS refuses while records of others are in it; once it is gone, a new zone has other name servers, and the old delegation leads nowhere",
        way: "take the delegation away at the registrar, wait until its time to live is over, and delete the zone then",
        sample: { before: { force_destroy: false } },
        otherwise: { before: { force_destroy: true } },
      },
    ],
    fixed: [
      {
        id: "name",
        attributes: ["name"],
        reason: "a zone cannot be renamed; the new one has other name servers and no record",
      },
      {
        id: "delegation-set",
        attributes: ["delegation_set_id"],
        reason: "name servers of a zone are fixed; the new zone has others and no record",
      },
    ],
  }),
  ...rulesOf({
    id: "record",
    types: ["aws_route53_record"],
    effect: "replaces",
    lost: "the name: whoever asks gets no answer, and resolvers remember that for up to 15 minutes",
    deletion: "see that nobody asks for it any more: query logs of the zone tell",
    replacement: "add the other record first, move who asks, and remove this one afterwards",
    source: ["Route 53 developer guide, Deleting records"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "zone_id", "set_identifier"],
        reason: "name and zone of a record are fixed; the old name has no answer any more",
      },
    ],
  }),
  {
    id: "record-changed",
    types: ["aws_route53_record"],
    on: ["update"],
    attributes: ["type", "records", "alias.name"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "nobody, if old and new answer alike; resolvers keep the old answer for the time to live",
    reason: "traffic moves as resolvers ask again",
    way: "lower the time to live a day before; keep what it led to until traffic has moved",
    source: ["Route 53 developer guide, Values that are common for all records"],
    fault: { before: { records: ["192.0.2.1"] }, after: { records: ["192.0.2.2"] } },
    right: { before: { records: ["192.0.2.1"] }, after: { records: ["192.0.2.1"] } },
  },
  ...rulesOf({
    id: "certificate",
    types: ["aws_acm_certificate"],
    effect: "refuses",
    lost: "the certificate that listeners and distributions present",
    deletion: "give what uses it another certificate first, in an apply before",
    replacement:
      "replace it with create_before_destroy: the new one is validated, its users change over, and the old one goes last",
    replacedFirst: {
      lasts: "nobody: listeners and distributions change over in place, once the new one is validated",
      reason: "the new certificate is asked for and validated first, and the old one goes last",
    },
    source: ["ACM user guide, Delete a certificate", "AWS provider, aws_acm_certificate"],
    deletions: [
      {
        id: "in-use",
        only: inUse,
        effect: "refuses",
        reason: "AWS refuses to delete a certificate that something uses",
        way: "give its users another certificate first, in an apply before",
        sample: {
          before: { arn: CERTIFICATE },
          beside: { "aws_lb_listener.https": { certificate_arn: CERTIFICATE } },
        },
        otherwise: { before: { arn: CERTIFICATE } },
      },
      {
        id: "elsewhere",
        only: notInUse,
        effect: "cannotBeUndone",
        reason:
          "nothing in this plan is seen to use it; AWS refuses if something else does, and an imported one cannot be exported again",
        way: "look at InUseBy of aws acm describe-certificate first",
        sample: { before: { arn: CERTIFICATE } },
        otherwise: {
          before: { arn: CERTIFICATE },
          beside: { "aws_lb_listener.https": { certificate_arn: CERTIFICATE } },
        },
      },
    ],
    fixed: [
      {
        id: "names",
        attributes: ["domain_name", "subject_alternative_names"],
        reason:
          "names of a certificate are fixed; another one is asked for, and has to be validated before it is used",
      },
      {
        id: "kind",
        attributes: ["key_algorithm", "validation_method", "validation_option", "certificate_authority_arn"],
        reason: "kind and way of validation of a certificate are fixed; another one is asked for",
      },
    ],
  }),
];
