import type { EvidenceSource } from '../runtime/evidence/attach-evidence';
import { nodeEvidence } from './cluster/evidence';
import { containerEvidence } from './containers/evidence';
import { podEvidence } from './pods/evidence';

/** A new kind of evidence is one more entry here. */
export const EVIDENCE: readonly EvidenceSource[] = [podEvidence, containerEvidence, nodeEvidence];
