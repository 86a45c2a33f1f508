import type { HttpBindings } from '@hono/node-server';

/** What a request carries through Hono. */
export interface Env {
  Bindings: Partial<HttpBindings> & {
    /** Set only by calls from within the process: the co-op whose operator makes them. */
    operatorOf?: string;
  };
  Variables: { requestId: string; coopId?: string; code?: string };
}
