import { ANSWER_RULES } from '../../vocabulary/application/answer-rules';
import { CONTAINER_RULES } from '../../vocabulary/containers/rules';
import { ADDRESS_RULES, EVENT_RULES, RESTART_RULES, TOKEN_RULES } from '../../vocabulary/pods/fact-rules';
import { MISSING_IMAGE_RULES, NODE_IMAGE_RULES } from '../../vocabulary/images/rules';
import { POD_RULES } from '../../vocabulary/pods/rules';
import type { RuleTable } from '../../runtime/diagnose';
import { SERVER_RULES } from '../../vocabulary/application/server-rules';
import { WGET_RULES } from '../../vocabulary/pods/wget-rules';

/** All rule tables, by subject. Each has its own type of observation. */
export const TABLES = [ANSWER_RULES, SERVER_RULES, MISSING_IMAGE_RULES, CONTAINER_RULES, NODE_IMAGE_RULES, POD_RULES, RESTART_RULES, ADDRESS_RULES, TOKEN_RULES, EVENT_RULES, WGET_RULES] as unknown as RuleTable<unknown>[];
