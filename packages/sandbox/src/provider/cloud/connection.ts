import type { Fields } from "../protocol/value";
import type { Place } from "./cloud-object";

/** One configured provider block: Terraform opens a connection for each, aliases too. */
export interface Connection {
  /** What the block says; values that come from resources yet to be made are unknown. */
  readonly config: Fields;
  readonly place: Place;
}

/** Far more than there are provider blocks at work at one time. */
const MOST = 1000;

/**
 * Configurations by connection. All aliases and all Terraform processes talk to one server, so the peer's address is
 * the only thing that tells them apart.
 */
export class Connections {
  private readonly byPeer = new Map<string, Connection>();

  /** Keeps what a peer was configured with. A port that comes back is another peer: it configures itself first. */
  configure(peer: string, connection: Connection): void {
    this.byPeer.delete(peer);
    this.byPeer.set(peer, connection);
    const [oldest] = this.byPeer.keys();
    if (this.byPeer.size > MOST && oldest !== undefined) this.byPeer.delete(oldest);
  }

  /** @throws {Error} when the peer was never configured */
  of(peer: string): Connection {
    const connection = this.byPeer.get(peer);
    if (connection === undefined) throw new Error(`expected connection ${peer} to be configured first`);
    return connection;
  }
}
