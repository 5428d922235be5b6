import { conditionsHold, type RequestContext, variablesOf } from "./condition";
import type { PolicyStatement } from "./document";
import { matches } from "./match";
import { addressed, leftOut, type Principal } from "./principal";
import { every, NO, not, some, type Truth } from "./truth";

/** What is asked for. */
export interface AccessRequest {
  readonly principal: Principal;
  /** For example `s3:GetObject`; case is ignored. */
  readonly action: string;
  /** ARN, which may hold references: `arn:aws:s3:::shop/*`, `${aws_s3_bucket.assets.arn}/cart.json`. */
  readonly resource: string;
  /** Account of the resource, twelve digits. @default that of the principal */
  readonly account?: string;
  /** @default nothing is known of the request */
  readonly context?: RequestContext;
}

/** Whether a statement is about the action, the resource and the circumstances of a request, whoever asks. */
export function applies(statement: PolicyStatement, request: AccessRequest): Truth {
  const { action, resource, context = {} } = request;
  const { actions, notActions, resources, notResources, conditions } = statement;
  const variables = variablesOf(context);
  const isAction = (pattern: string): Truth => matches(pattern, action, { ignoresCase: true });
  const isResource = (pattern: string): Truth => matches(pattern, resource, variables);
  return every([
    actions.length > 0 ? some(actions.map(isAction)) : unless(notActions, isAction),
    // Trust policies have no resource: it is the role.
    resources.length === 0 && notResources.length === 0
      ? every([])
      : resources.length > 0
        ? some(resources.map(isResource))
        : unless(notResources, isResource),
    conditionsHold(conditions, context),
  ]);
}

/** Whether a statement of a resource's policy addresses the principal: by name, or with all of its account. */
export function addresses(
  statement: PolicyStatement,
  principal: Principal,
): { readonly named: Truth; readonly bySession: Truth; readonly account: Truth } {
  const { principals, notPrincipals } = statement;
  if (Object.keys(principals).length > 0) return addressed(principals, principal);
  if (Object.keys(notPrincipals).length === 0) return { named: NO, bySession: NO, account: NO };
  return { named: not(leftOut(notPrincipals, principal)), bySession: NO, account: NO };
}

function unless(patterns: readonly string[], is: (pattern: string) => Truth): Truth {
  return patterns.length === 0 ? NO : not(some(patterns.map(is)));
}
