/**
 * CDKTF notes of each token where it was made. With source maps, which the TypeScript loader turns on, Node translates
 * every line of these notes and keeps the maps of all libraries for that: a fifth of a synth's time, a quarter of its
 * memory. `NODE_OPTIONS=--enable-source-maps` keeps them, for whoever looks for a fault in the code.
 */
const { NODE_OPTIONS = "" } = process.env;
if (!NODE_OPTIONS.includes("--enable-source-maps")) process.setSourceMapsEnabled(false);
