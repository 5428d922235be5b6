import type { EnvironmentPlans, PlanDocument } from "../content";
import {
  bookkeepingEntries,
  driftEntries,
  noticeEntries,
  settingEntries,
  updateEntries,
} from "./change-entries";
import { createdEntries } from "./created-entries";
import { decisionEntries } from "./decision-entries";
import { headlineOf, summaryOf } from "./headline";
import { failureEntries, layerTable } from "./layer-table";
import { code, type EnvironmentPage, type Item, item, type Line, type Page, type Section } from "./node";
import { outputEntries } from "./output-entries";

/** A document laid out: what decides comes first. */
export function pageOf({ environments }: PlanDocument): Page {
  const pages = environments.map(environmentPage);
  const [only] = environments;
  return {
    title:
      environments.length === 1
        ? `Plan of ${only?.environment.path}`
        : `Plans of ${environments.length} environments`,
    ...(environments.length === 1 ? {} : { overview: environments.map((plans) => overviewItem(plans)) }),
    environments: pages,
  };
}

function overviewItem(plans: EnvironmentPlans): Item {
  const sentences = summaryOf(plans).flatMap(({ line }, index) => (index === 0 ? line : [" ", ...line]));
  return item([code(plans.environment.path), ": ", ...sentences]);
}

function environmentPage(plans: EnvironmentPlans): EnvironmentPage {
  return {
    title: [plans.mode === "destroy" ? "Plan to destroy " : "Plan of ", code(plans.environment.path)],
    headline: headlineOf(plans),
    table: layerTable(plans),
    sections: sectionsOf(plans).filter(({ entries }) => entries.length > 0),
    footer: footerOf(plans),
  };
}

function sectionsOf(plans: EnvironmentPlans): readonly Section[] {
  const { decisions, outputs, settings, notices, updates, created, bookkeeping, drift, mode } = plans;
  const isCalm = decisions.every(({ guarded, findings }) => guarded === undefined && findings.length === 0);
  const gone = mode === "destroy" ? "Destroyed" : "Destroyed and replaced";
  return [
    { title: "Failed", tone: "danger", entries: failureEntries(plans) },
    { title: isCalm ? gone : "Decide first", tone: "danger", entries: decisionEntries(decisions) },
    { title: "Contract outputs", tone: "warning", entries: outputEntries(outputs) },
    { title: "Changed settings", tone: "plain", entries: settingEntries(settings) },
    { title: "Worth knowing", tone: "warning", entries: noticeEntries(notices) },
    { title: "Moved, imported, forgotten", tone: "plain", entries: bookkeepingEntries(bookkeeping) },
    { title: "Changed in place", tone: "plain", entries: updateEntries(updates) },
    { title: "Created", tone: "plain", entries: createdEntries(created) },
    { title: "Changed outside of Terraform", tone: "warning", entries: driftEntries(drift) },
  ];
}

function footerOf({ environment: { account, region }, made, terraform, git }: EnvironmentPlans): Line {
  const from: Line =
    git === null
      ? [", outside of git"]
      : [
          ", from commit ",
          code(git.commit.slice(0, 12)),
          ...(git.dirty ? [" with uncommitted changes"] : []),
        ];
  return [`Account ${account}, ${region}. Made ${made} with Terraform ${terraform}`, ...from, "."];
}
