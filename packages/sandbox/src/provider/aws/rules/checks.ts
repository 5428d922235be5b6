import type { Simulation } from "../../simulation";
export const checkApplied: Simulation["check"] = () => undefined;
export const checkDeleted: Simulation["checkDelete"] = () => undefined;
