import { EnvironmentError } from '../../errors/errors';

/** What a node reports if nothing answered it; a registry that answers says denied, or not found. */
const NOBODY = /dial tcp|no such host|i\/o timeout|TLS handshake timeout|context deadline exceeded|connection re(?:fused|set)|server misbehaving/i;

/** An error of the environment, if a node could not pull an image because its registry did not answer. @param message of a waiting container */
export function pullOutage(message: string): EnvironmentError | undefined {
  if (!NOBODY.test(message)) return undefined;
  return new EnvironmentError({ cause: 'registry-not-answering', reason: 'The registry does not answer a node that needs an image from it', seen: message, look: 'kubectl describe pod', next: 'make sure that the nodes reach the registry, or load the image onto them' });
}
