import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";

/** How often a file is looked at while it is written, in milliseconds. */
const INTERVAL = 100;

const CHUNK = 64 * 1024;

/**
 * What a process writes, in a file. Where this process is killed, the other one goes on writing and comes to its end; a pipe
 * would break, and a Terraform that writes to a broken pipe dies where it stands, and leaves its lock.
 */
export class OutputFile {
  /** Descriptor that is given to the process. */
  readonly descriptor: number;
  private readonly reader: number;
  private readonly decoder = new StringDecoder("utf8");
  private readonly chunk = Buffer.alloc(CHUNK);
  private readonly timer: NodeJS.Timeout;
  private text = "";
  /** Where the first line begins that was not passed on. */
  private unread = 0;

  /**
   * @param folder where the file is made
   * @param line given each line once it is whole
   */
  constructor(
    folder: string,
    name: string,
    private readonly line: (text: string) => void = () => undefined,
  ) {
    const path = join(folder, name);
    this.descriptor = openSync(path, "w", 0o600);
    this.reader = openSync(path, "r");
    this.timer = setInterval(() => this.read(), INTERVAL);
  }

  /** Reads what is left once the process has ended. @returns all that it wrote, without the last end of line */
  finish(): string {
    clearInterval(this.timer);
    this.read();
    this.text += this.decoder.end();
    if (this.unread < this.text.length) this.line(this.text.slice(this.unread));
    for (const descriptor of [this.reader, this.descriptor]) closeSync(descriptor);
    return this.text.replace(/\r?\n$/, "");
  }

  private read(): void {
    for (;;) {
      const size = readSync(this.reader, this.chunk, 0, CHUNK, null);
      if (size === 0) break;
      this.text += this.decoder.write(this.chunk.subarray(0, size));
    }
    for (;;) {
      const end = this.text.indexOf("\n", this.unread);
      if (end < 0) break;
      const line = this.text.slice(this.unread, end);
      this.unread = end + 1;
      this.line(line);
    }
  }
}
