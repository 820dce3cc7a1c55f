import { EnvironmentError } from '../../errors/errors';

/** What a node says where nobody answered it; a registry that answers says denied, or not found. */
const NOBODY = /dial tcp|no such host|i\/o timeout|TLS handshake timeout|context deadline exceeded|connection re(?:fused|set)|server misbehaving/i;

/** The environment's fault, where a node could not pull an image because its registry gave no answer. @param message of a container that waits */
export function pullOutage(message: string): EnvironmentError | undefined {
  if (!NOBODY.test(message)) return undefined;
  return new EnvironmentError({ cause: 'registry-not-answering', reason: 'The registry does not answer the node that needs an image of it', seen: message, look: 'kubectl describe pod', next: 'see that the nodes reach the registry, or bring the image to them' });
}
