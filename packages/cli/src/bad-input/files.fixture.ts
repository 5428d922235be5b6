import { environmentYaml } from "../shop.fixture";
import { type Fault, LEAF } from "./fault.fixture";

const bomb = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
].join("\n");

/** Files that are no settings. */
export const FILE_FAULTS: readonly Fault[] = [
  {
    fault: "a yaml syntax error",
    files: { [LEAF]: "id: syntax\nregion: [a\nlayers: x\n" },
    lines: [
      "environment.yaml:3:1: expected valid YAML, got a syntax error: flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    fault: "a duplicate yaml key",
    files: { [LEAF]: environmentYaml("duplicate", "network: { nat: one }\n") },
    lines: [
      'environment.yaml:5:1: network: expected each key once, got "network" again; line 4 has it already',
    ],
  },
  {
    fault: "an empty file",
    files: { [LEAF]: "" },
    lines: ["environment.yaml:1:1: expected a map of settings, got an empty file"],
  },
  {
    fault: "a folder without environment",
    files: { "deep/notes.md": "soon\n" },
    lines: [
      "deep/environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
    ],
  },
  {
    fault: "a misspelt file",
    files: { "enviroment.yaml": environmentYaml("misspelt") },
    lines: [
      'enviroment.yaml:1:1: expected a file that the environments below read, got "enviroment.yaml"; known: defaults.yaml, audit.yaml, network.yaml, cluster.yaml, data.yaml, edge.yaml, addons.yaml',
      "environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
    ],
  },
  {
    fault: "an alias bomb",
    files: { [LEAF]: `${bomb}\n` },
    lines: [
      "environment.yaml:1:1: expected a file of at most 50000 values, got 12345679011 once its aliases are written out",
    ],
  },
  {
    fault: "another encoding",
    files: { [LEAF]: Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe, 0x0a]) },
    lines: [
      "environment.yaml:1:1: expected UTF-8 text, got bytes of another encoding; save the file as UTF-8",
    ],
  },
];
