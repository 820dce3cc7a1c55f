import type { Middleware, RequestContext, ResponseContext } from '@kubernetes/client-node';

type Dispatcher = NonNullable<ReturnType<RequestContext['getDispatcher']>>;

/** Sends all calls over one connection: by default, the client opens one per call and leaves it open. */
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
    // Calls in progress are cancelled with it.
    void this.dispatcher?.destroy();
    this.dispatcher = undefined;
  }
}
