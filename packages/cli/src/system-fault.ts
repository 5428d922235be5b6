import { own } from "@strata/values";

/** What an operation on files ended with, as Node has it. */
interface SystemError {
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
}

/** What was expected, and what to do, by the code of the error. Source: POSIX, errno. */
const FAULTS: Readonly<
  Record<string, { readonly expected: string; readonly got: string; readonly way: string }>
> = {
  ENOSPC: { expected: "room to write", got: "a full disk", way: "free some space, and run it again" },
  EDQUOT: {
    expected: "room to write",
    got: "a quota that is used up",
    way: "free some space, and run it again",
  },
  EROFS: {
    expected: "a place that can be written",
    got: "a read-only file system",
    way: "name another place, or work in a copy",
  },
  EACCES: {
    expected: "permission to read and write",
    got: "none",
    way: "mend the permissions, or name another place",
  },
  EPERM: {
    expected: "permission to read and write",
    got: "none",
    way: "mend the permissions, or name another place",
  },
  ENOTDIR: {
    expected: "a folder",
    got: "a file on the way to it",
    way: "name another place, or move the file",
  },
  EISDIR: { expected: "a file", got: "a folder", way: "name another file, or move the folder" },
  ENAMETOOLONG: {
    expected: "a name that the file system takes",
    got: "a longer one",
    way: "name a shorter place",
  },
  EMFILE: {
    expected: "files that can be opened",
    got: "too many that are open",
    way: "raise the limit: ulimit -n",
  },
  ENFILE: {
    expected: "files that can be opened",
    got: "too many that are open",
    way: "raise the limit: ulimit -n",
  },
  ENOENT: { expected: "a file or folder", got: "none of that name", way: "see whether the name is right" },
  EIO: { expected: "a disk that answers", got: "an error of the device", way: "look into the system's log" },
};

/** One line on an error of the file system; undefined where it is something else, and so perhaps a fault of ours. */
export function systemFault(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  const fault = own(FAULTS, error.code);
  if (fault === undefined) return undefined;
  const { expected, got, way } = fault;
  return `${error.dest ?? error.path ?? "files"}: expected ${expected}, got ${got} (${error.code}); ${way}`;
}

function isSystemError(error: unknown): error is SystemError {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  return typeof code === "string" && typeof syscall === "string" && Object.hasOwn(FAULTS, code);
}
