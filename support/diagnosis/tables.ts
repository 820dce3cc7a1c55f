import { ANSWER_RULES } from './answer-rules';
import { CONTAINER_RULES } from './container-rules';
import { ADDRESS_RULES, EVENT_RULES, RESTART_RULES, TOKEN_RULES } from './fact-rules';
import { MISSING_IMAGE_RULES, NODE_IMAGE_RULES } from './image-rules';
import { POD_RULES } from './pod-rules';
import type { RuleTable } from './rule';
import { SERVER_RULES } from './server-rules';
import { WGET_RULES } from './wget-rules';

/** All rules, by what they are about. What each of them observes is its own. */
export const TABLES = [ANSWER_RULES, SERVER_RULES, MISSING_IMAGE_RULES, CONTAINER_RULES, NODE_IMAGE_RULES, POD_RULES, RESTART_RULES, ADDRESS_RULES, TOKEN_RULES, EVENT_RULES, WGET_RULES] as unknown as RuleTable<unknown>[];
