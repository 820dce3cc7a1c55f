import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const AGE_MILLISECONDS = 2000;

/**
 * A proxy to a server of this machine that cuts each connection after two seconds, whatever is under way on it,
 * like a load balancer with a short time limit.
 */
export class CuttingProxy {
  /** Connections that were cut while they were in use. */
  cuts = 0;

  private constructor(private readonly server: Server) {}

  static async start(port: number): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server);
    server.on('connection', (near) => proxy.pass(near, connect(port, '127.0.0.1')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async end(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(near: Socket, far: Socket): void {
    const cut = setTimeout(() => this.cut(near, far), AGE_MILLISECONDS);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on('error', () => undefined);
      from.on('close', () => {
        clearTimeout(cut);
        to.destroy();
      });
      from.pipe(to);
    }
  }

  /** Closes and resets connections in turn, because both happen. */
  private cut(near: Socket, far: Socket): void {
    this.cuts += 1;
    if (this.cuts % 2 === 0) near.destroy();
    else near.resetAndDestroy();
    far.destroy();
  }
}
