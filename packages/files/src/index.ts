export { inTemporaryFolder, TemporaryFolder } from "./temporary-folder";
export { syncFolder, UNFINISHED, writeDurably, writeWhole } from "./whole-file";
