export type { ArtefactFacts } from "./archive";
export { fetchArtefact, keepArtefact, type ListedArtefact, listArtefacts, removeArtefact } from "./artefacts";
export type { BucketAccess, StateBucket } from "./bucket";
export { type StatePlace, statePlace } from "./place";
