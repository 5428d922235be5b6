export { type GitRun, git } from "./git";
export { type GitState, gitState } from "./git-state";
