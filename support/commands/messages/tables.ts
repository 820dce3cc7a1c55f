import { ANSWER_RULES } from '../../vocabulary/application/answer-rules';
import { CONTAINER_RULES } from '../../vocabulary/containers/rules';
import { ADDRESS_RULES, EVENT_RULES, RESTART_RULES, TOKEN_RULES } from '../../vocabulary/pods/fact-rules';
import { MISSING_IMAGE_RULES, NODE_IMAGE_RULES } from '../../vocabulary/images/rules';
import { CLAIM_RULES } from '../../vocabulary/objects/claim-rules';
import { MISSING_OBJECT_RULES } from '../../vocabulary/objects/missing';
import { ANY_POD_RULES } from '../../vocabulary/objects/pod-rules';
import { RIGHT_RULES } from '../../vocabulary/objects/right-rules';
import { SET_RULES } from '../../vocabulary/objects/set-rules';
import { SERVICE_RULES } from '../../vocabulary/objects/service-rules';
import { WORKLOAD_RULES } from '../../vocabulary/objects/workload-rules';
import { VALUE_RULES } from '../../vocabulary/objects/value-rules';
import { HOST_RULES } from '../../vocabulary/network/host-rules';
import { POLICY_RULES } from '../../vocabulary/network/policy-rules';
import { POD_RULES } from '../../vocabulary/pods/rules';
import type { RuleTable } from '../../runtime/diagnose';
import { SERVER_RULES } from '../../vocabulary/application/server-rules';
import { WGET_RULES } from '../../vocabulary/pods/wget-rules';

/** All rule tables, by subject. Each has its own type of observation. */
export const TABLES = [ANSWER_RULES, SERVER_RULES, MISSING_IMAGE_RULES, CONTAINER_RULES, NODE_IMAGE_RULES, POD_RULES, RESTART_RULES, ADDRESS_RULES, TOKEN_RULES, EVENT_RULES, WGET_RULES, MISSING_OBJECT_RULES, ANY_POD_RULES, WORKLOAD_RULES, SET_RULES, SERVICE_RULES, CLAIM_RULES, VALUE_RULES, RIGHT_RULES, HOST_RULES, POLICY_RULES] as unknown as RuleTable<unknown>[];
