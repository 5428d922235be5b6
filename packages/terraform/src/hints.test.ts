import { expect, it } from "vitest";
import { hintsOn } from "./hints";

const LOCKED = `Error acquiring the state lock: Error message: operation error S3: PutObject, https response error
StatusCode: 412, RequestID: 9E106FE1D52000AD, HostID: state-server, api error PreconditionFailed
Lock Info:
  ID:        7b373054-83d5-d1ff-9689-8b6c042c8bf3
  Path:      shop-state/shop/network.tfstate
  Operation: OperationTypeApply
  Who:       ann@laptop
  Version:   1.11.4
  Created:   2026-11-27 22:54:43.236 +0000 UTC
  Info:`;

it.each([
  {
    said: LOCKED,
    hint: /^the state is locked by ann@laptop, for apply, since 2026-11-27 22:54:43.236 \+0000 UTC; wait for it, or, once you are sure that nothing of it runs any more: terraform -chdir=units\/network force-unlock 7b373054-83d5-d1ff-9689-8b6c042c8bf3$/,
  },
  { said: 'Error: S3 bucket "shop-state" does not exist.', hint: /--without-states/ },
  { said: "Error: Failed to query available provider packages", hint: /providers could not be had/ },
  { said: "Error: Saved plan is stale", hint: /plan again$/ },
])("a failure that Terraform words for others has a way: $hint", ({ said, hint }) => {
  expect(hintsOn(said, "units/network")).toEqual([expect.stringMatching(hint)]);
});

it("any other failure has none", () => {
  expect(hintsOn("Error: Reference to undeclared resource", "units/network")).toEqual([]);
});
