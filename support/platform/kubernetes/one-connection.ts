import type { Middleware, RequestContext, ResponseContext } from '@kubernetes/client-node';

type Dispatcher = NonNullable<ReturnType<RequestContext['getDispatcher']>>;

/** All calls by one connection: on its own, the client opens one for each, and leaves it open. */
export class OneConnection implements Middleware {
  private dispatcher: Dispatcher | undefined;

  pre(context: RequestContext): Promise<RequestContext> {
    this.dispatcher ??= context.getDispatcher();
    if (this.dispatcher) context.setDispatcher(this.dispatcher);
    return Promise.resolve(context);
  }

  post(context: ResponseContext): Promise<ResponseContext> {
    return Promise.resolve(context);
  }

  close(): void {
    // What is under way is given up with it.
    void this.dispatcher?.destroy();
    this.dispatcher = undefined;
  }
}
